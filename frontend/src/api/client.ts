// Written by scripts/generate-client.mjs from openapi.json: `npm run gen:api`. Not to be edited.

import { apiUrl, type CallOptions, send } from "@/lib/api-client";
import type { components, operations } from "./schema";

type Schemas = components["schemas"];
type Path<Name extends keyof operations> = NonNullable<operations[Name]["parameters"]["path"]>;
type Query<Name extends keyof operations> = NonNullable<operations[Name]["parameters"]["query"]>;

/** `GET /api/v1/setup`: Whether the first administrator is missing. */
export function getSetup(options?: CallOptions): Promise<Schemas["SetupState"]> {
  return send("GET", "/api/v1/setup", options);
}

/** `POST /api/v1/setup`: Make the first administrator. */
export function setUp(body: Schemas["SetupRequest"], options?: CallOptions): Promise<Schemas["User"]> {
  return send("POST", "/api/v1/setup", { body, ...options });
}

/** `POST /api/v1/auth/login`: Get an access token. */
export function logIn(body: Schemas["LoginRequest"], options?: CallOptions): Promise<Schemas["Token"]> {
  return send("POST", "/api/v1/auth/login", { body, ...options });
}

/** `POST /api/v1/auth/logout`: Forget the session cookie. */
export function logOut(options?: CallOptions): Promise<undefined> {
  return send("POST", "/api/v1/auth/logout", options);
}

/** `GET /api/v1/auth/me`: Who one is. */
export function getMe(options?: CallOptions): Promise<Schemas["User"]> {
  return send("GET", "/api/v1/auth/me", options);
}

/** `GET /api/v1/jobs`: Find jobs. */
export function listJobs(query: Query<"listJobs"> = {}, options?: CallOptions): Promise<Schemas["JobList"]> {
  return send("GET", "/api/v1/jobs", { query, ...options });
}

/** `POST /api/v1/jobs`: Create a job. */
export function createJob(body: Schemas["NewJob"], options?: CallOptions): Promise<Schemas["JobView"]> {
  return send("POST", "/api/v1/jobs", { body, ...options });
}

/** `POST /api/v1/jobs/bulk`: Do one thing to many jobs. */
export function changeJobs(body: Schemas["BulkRequest"], options?: CallOptions): Promise<Schemas["BulkResults"]> {
  return send("POST", "/api/v1/jobs/bulk", { body, ...options });
}

/** `GET /api/v1/jobs/{job_id}`: One job. */
export function getJob({ job_id }: Path<"getJob">, options?: CallOptions): Promise<Schemas["JobView"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}`, options);
}

/** `PATCH /api/v1/jobs/{job_id}`: Change fields of a job. */
export function changeJob({ job_id }: Path<"changeJob">, body: Schemas["JobChange"], options?: CallOptions): Promise<Schemas["JobView"]> {
  return send("PATCH", `/api/v1/jobs/${encodeURIComponent(job_id)}`, { body, ...options });
}

/** `DELETE /api/v1/jobs/{job_id}`: Delete a job; its history stays. */
export function deleteJob({ job_id }: Path<"deleteJob">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/jobs/${encodeURIComponent(job_id)}`, options);
}

/** `POST /api/v1/jobs/{job_id}/trigger`: Run a job now; the body may be left out. */
export function triggerJob({ job_id }: Path<"triggerJob">, body?: Schemas["RunRequest"], options?: CallOptions): Promise<Schemas["Triggered"]> {
  return send("POST", `/api/v1/jobs/${encodeURIComponent(job_id)}/trigger`, { body, ...options });
}

/** `GET /api/v1/executions`: Find executions. */
export function listExecutions(query: Query<"listExecutions"> = {}, options?: CallOptions): Promise<Schemas["ExecutionList"]> {
  return send("GET", "/api/v1/executions", { query, ...options });
}

/** `GET /api/v1/executions/{execution_id}`: One execution. */
export function getExecution({ execution_id }: Path<"getExecution">, options?: CallOptions): Promise<Schemas["ExecutionView"]> {
  return send("GET", `/api/v1/executions/${encodeURIComponent(execution_id)}`, options);
}

/** `POST /api/v1/executions/{execution_id}/cancel`: End an execution. */
export function cancelExecution({ execution_id }: Path<"cancelExecution">, options?: CallOptions): Promise<Schemas["CancelAnswer"]> {
  return send("POST", `/api/v1/executions/${encodeURIComponent(execution_id)}/cancel`, options);
}

/** `GET /api/v1/executions/{execution_id}/log`: Lines of a log. */
export function readLog({ execution_id, ...query }: Path<"readLog"> & Query<"readLog">, options?: CallOptions): Promise<Schemas["LogPage"]> {
  return send("GET", `/api/v1/executions/${encodeURIComponent(execution_id)}/log`, { query, ...options });
}

/** `GET /api/v1/executions/{execution_id}/log/download`: The whole log as plain text. */
export function downloadLogUrl({ execution_id }: Path<"downloadLog">): string {
  return apiUrl(`/api/v1/executions/${encodeURIComponent(execution_id)}/log/download`);
}

/** `GET /api/v1/logs/search`: Find words in the logs of all executions. */
export function searchLogs(query: Query<"searchLogs">, options?: CallOptions): Promise<Schemas["LogSearchPage"]> {
  return send("GET", "/api/v1/logs/search", { query, ...options });
}

/** `GET /api/v1/executions/{execution_id}/log/position`: Where in a log a time or the first error is. */
export function findInLog({ execution_id, ...query }: Path<"findInLog"> & Query<"findInLog">, options?: CallOptions): Promise<Schemas["LogPosition"]> {
  return send("GET", `/api/v1/executions/${encodeURIComponent(execution_id)}/log/position`, { query, ...options });
}

/** `GET /api/v1/executions/compare`: Two executions side by side: facts, definitions and logs. */
export function compareExecutions(query: Query<"compareExecutions">, options?: CallOptions): Promise<Schemas["Comparison"]> {
  return send("GET", "/api/v1/executions/compare", { query, ...options });
}

/** `GET /api/v1/executions/{execution_id}/record`: What an execution was given, and what it said of itself. */
export function getExecutionRecord({ execution_id }: Path<"getExecutionRecord">, options?: CallOptions): Promise<Schemas["RecordView"]> {
  return send("GET", `/api/v1/executions/${encodeURIComponent(execution_id)}/record`, options);
}

/** `POST /api/v1/executions/{execution_id}/replay`: Run an execution once more, as it was or as its job is now; the body may be left out. */
export function replayExecution({ execution_id }: Path<"replayExecution">, body?: Schemas["ReplayRequest"], options?: CallOptions): Promise<Schemas["Triggered"]> {
  return send("POST", `/api/v1/executions/${encodeURIComponent(execution_id)}/replay`, { body, ...options });
}

/** `GET /api/v1/executions/{execution_id}/artifacts/{name}`: A file that the execution keeps. */
export function downloadArtifactUrl({ execution_id, name }: Path<"downloadArtifact">): string {
  return apiUrl(`/api/v1/executions/${encodeURIComponent(execution_id)}/artifacts/${encodeURIComponent(name)}`);
}

/** `GET /api/v1/dead-letters`: Executions whose retries are used up. */
export function listDeadLetters(query: Query<"listDeadLetters"> = {}, options?: CallOptions): Promise<Schemas["DeadLetterList"]> {
  return send("GET", "/api/v1/dead-letters", { query, ...options });
}

/** `POST /api/v1/dead-letters/retry`: Run executions once more with what they were given, by the present definition of their job. */
export function retryDeadLetters(body: Schemas["DeadLetterRequest"], options?: CallOptions): Promise<Schemas["DeadLetterResults"]> {
  return send("POST", "/api/v1/dead-letters/retry", { body, ...options });
}

/** `POST /api/v1/dead-letters/dismiss`: Take executions off the list; their history stays. */
export function dismissDeadLetters(body: Schemas["DeadLetterRequest"], options?: CallOptions): Promise<Schemas["DeadLetterResults"]> {
  return send("POST", "/api/v1/dead-letters/dismiss", { body, ...options });
}

/** `GET /api/v1/jobs/{job_id}/metrics`: One series of a job. */
export function getMetric({ job_id, ...query }: Path<"getMetric"> & Query<"getMetric">, options?: CallOptions): Promise<Schemas["MetricSeries"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/metrics`, { query, ...options });
}

/** `GET /api/v1/jobs/{job_id}/durations`: How long executions took. */
export function getDurations({ job_id, ...query }: Path<"getDurations"> & Query<"getDurations">, options?: CallOptions): Promise<Schemas["Durations"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/durations`, { query, ...options });
}

/** `GET /api/v1/jobs/{job_id}/kpis`: The job's own metrics. */
export function listKpis({ job_id }: Path<"listKpis">, options?: CallOptions): Promise<Schemas["KpiList"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/kpis`, options);
}

/** `GET /api/v1/jobs/{job_id}/kpis/{name}`: One of the job's own metrics. */
export function getKpi({ job_id, name, ...query }: Path<"getKpi"> & Query<"getKpi">, options?: CallOptions): Promise<Schemas["KpiSeries"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/kpis/${encodeURIComponent(name)}`, { query, ...options });
}

/** `GET /api/v1/overview`: What runs, what is next, what failed. */
export function getOverview(options?: CallOptions): Promise<Schemas["Overview"]> {
  return send("GET", "/api/v1/overview", options);
}

/** `POST /api/v1/schedules/preview`: Due times of an unsaved schedule. */
export function previewSchedule(body: Schemas["PreviewRequest"], options?: CallOptions): Promise<Schemas["Preview"]> {
  return send("POST", "/api/v1/schedules/preview", { body, ...options });
}

/** `POST /api/v1/imports/crontab`: Read jobs in from a crontab. */
export function importCrontab(body: Schemas["CrontabImportRequest"], options?: CallOptions): Promise<Schemas["CrontabImport"]> {
  return send("POST", "/api/v1/imports/crontab", { body, ...options });
}

/** `GET /api/v1/calendars`: Calendars by name. */
export function listCalendars(query: Query<"listCalendars"> = {}, options?: CallOptions): Promise<Schemas["CalendarList"]> {
  return send("GET", "/api/v1/calendars", { query, ...options });
}

/** `POST /api/v1/calendars`: Create a calendar. */
export function createCalendar(body: Schemas["NewCalendar"], options?: CallOptions): Promise<Schemas["CalendarView"]> {
  return send("POST", "/api/v1/calendars", { body, ...options });
}

/** `GET /api/v1/calendars/countries`: Countries whose holidays are known. */
export function listCountries(options?: CallOptions): Promise<operations["listCountries"]["responses"][200]["content"]["application/json"]> {
  return send("GET", "/api/v1/calendars/countries", options);
}

/** `POST /api/v1/calendars/preview`: What an unsaved calendar covers. */
export function previewCalendar(body: Schemas["CalendarPreviewRequest"], options?: CallOptions): Promise<Schemas["CalendarPreview"]> {
  return send("POST", "/api/v1/calendars/preview", { body, ...options });
}

/** `GET /api/v1/calendars/{calendar_id}`: One calendar. */
export function getCalendar({ calendar_id }: Path<"getCalendar">, options?: CallOptions): Promise<Schemas["CalendarView"]> {
  return send("GET", `/api/v1/calendars/${encodeURIComponent(calendar_id)}`, options);
}

/** `PATCH /api/v1/calendars/{calendar_id}`: Change fields of a calendar. */
export function changeCalendar({ calendar_id }: Path<"changeCalendar">, body: Schemas["CalendarChange"], options?: CallOptions): Promise<Schemas["CalendarView"]> {
  return send("PATCH", `/api/v1/calendars/${encodeURIComponent(calendar_id)}`, { body, ...options });
}

/** `DELETE /api/v1/calendars/{calendar_id}`: Delete a calendar. */
export function deleteCalendar({ calendar_id }: Path<"deleteCalendar">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/calendars/${encodeURIComponent(calendar_id)}`, options);
}

/** `GET /api/v1/pause`: Whether all scheduling is paused. */
export function getPause(options?: CallOptions): Promise<Schemas["PauseView"]> {
  return send("GET", "/api/v1/pause", options);
}

/** `PUT /api/v1/pause`: Pause all scheduling. */
export function pauseScheduling(body: Schemas["PauseRequest"], options?: CallOptions): Promise<Schemas["PauseView"]> {
  return send("PUT", "/api/v1/pause", { body, ...options });
}

/** `DELETE /api/v1/pause`: Go on with all scheduling. */
export function resumeScheduling(options?: CallOptions): Promise<Schemas["PauseView"]> {
  return send("DELETE", "/api/v1/pause", options);
}

/** `GET /api/v1/limits`: Limits and their use. */
export function listLimits(options?: CallOptions): Promise<Schemas["LimitList"]> {
  return send("GET", "/api/v1/limits", options);
}

/** `PUT /api/v1/limits/{limit_scope}/{name}`: Limit how many run at once. */
export function putLimit({ limit_scope, name }: Path<"putLimit">, body: Schemas["LimitRequest"], options?: CallOptions): Promise<Schemas["LimitView"]> {
  return send("PUT", `/api/v1/limits/${encodeURIComponent(limit_scope)}/${encodeURIComponent(name)}`, { body, ...options });
}

/** `DELETE /api/v1/limits/{limit_scope}/{name}`: Take a limit away. */
export function removeLimit({ limit_scope, name }: Path<"removeLimit">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/limits/${encodeURIComponent(limit_scope)}/${encodeURIComponent(name)}`, options);
}

/** `GET /api/v1/catalog`: Executors and the schemas of their configs. */
export function getCatalog(options?: CallOptions): Promise<Schemas["Catalog"]> {
  return send("GET", "/api/v1/catalog", options);
}

/** `GET /api/v1/events`: What happens, as server-sent events. */
export function streamEventsUrl(query: Query<"streamEvents"> = {}): string {
  return apiUrl("/api/v1/events", query);
}

/** `GET /api/v1/executions/{execution_id}/log/stream`: The lines of a log as they come, as server-sent events. */
export function streamLogUrl({ execution_id }: Path<"streamLog">): string {
  return apiUrl(`/api/v1/executions/${encodeURIComponent(execution_id)}/log/stream`);
}

/** `GET /api/v1/jobs/{job_id}/slots`: What became of each due time. */
export function listSlots({ job_id, ...query }: Path<"listSlots"> & Query<"listSlots">, options?: CallOptions): Promise<Schemas["SlotList"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/slots`, { query, ...options });
}

/** `GET /api/v1/jobs/{job_id}/resume-preview`: What would run if the job went on now. */
export function previewResume({ job_id }: Path<"previewResume">, options?: CallOptions): Promise<Schemas["ResumePreview"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/resume-preview`, options);
}

/** `GET /api/v1/jobs/{job_id}/backfills`: Backfills of a job that run or ended lately. */
export function listBackfills({ job_id }: Path<"listBackfills">, options?: CallOptions): Promise<Schemas["BackfillList"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/backfills`, options);
}

/** `POST /api/v1/jobs/{job_id}/backfills`: Run due times of the past after all, or with `dry_run` (status 200) tell which that would be. */
export function createBackfill({ job_id }: Path<"createBackfill">, body: Schemas["BackfillRequest"], options?: CallOptions): Promise<Schemas["BackfillAnswer"]> {
  return send("POST", `/api/v1/jobs/${encodeURIComponent(job_id)}/backfills`, { body, ...options });
}

/** `POST /api/v1/jobs/{job_id}/backfills/{backfill_id}/cancel`: Run no more of a backfill. */
export function cancelBackfill({ job_id, backfill_id }: Path<"cancelBackfill">, options?: CallOptions): Promise<Schemas["BackfillView"]> {
  return send("POST", `/api/v1/jobs/${encodeURIComponent(job_id)}/backfills/${encodeURIComponent(backfill_id)}/cancel`, options);
}

/** `POST /api/v1/jobs/{job_id}/simulate`: What a changed job would have done. */
export function simulateJob({ job_id }: Path<"simulateJob">, body: Schemas["SimulationRequest"], options?: CallOptions): Promise<Schemas["SimulationView"]> {
  return send("POST", `/api/v1/jobs/${encodeURIComponent(job_id)}/simulate`, { body, ...options });
}

/** `GET /api/v1/secrets`: Secrets by name, without their values. */
export function listSecrets(query: Query<"listSecrets"> = {}, options?: CallOptions): Promise<Schemas["SecretList"]> {
  return send("GET", "/api/v1/secrets", { query, ...options });
}

/** `PUT /api/v1/secrets/{name}`: Keep a secret, new or in place of another. */
export function putSecret({ name }: Path<"putSecret">, body: Schemas["PutSecret"], options?: CallOptions): Promise<Schemas["SecretView"]> {
  return send("PUT", `/api/v1/secrets/${encodeURIComponent(name)}`, { body, ...options });
}

/** `DELETE /api/v1/secrets/{name}`: Delete a secret that no job uses. */
export function deleteSecret({ name, ...query }: Path<"deleteSecret"> & Query<"deleteSecret">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/secrets/${encodeURIComponent(name)}`, { query, ...options });
}

/** `GET /api/v1/variables`: Variables by key. */
export function listVariables(query: Query<"listVariables"> = {}, options?: CallOptions): Promise<Schemas["VariableList"]> {
  return send("GET", "/api/v1/variables", { query, ...options });
}

/** `GET /api/v1/variables/export`: All variables as one text. */
export function exportVariables(query: Query<"exportVariables"> = {}, options?: CallOptions): Promise<Schemas["VariableExport"]> {
  return send("GET", "/api/v1/variables/export", { query, ...options });
}

/** `POST /api/v1/variables/import`: Take variables over from a text. */
export function importVariables(body: Schemas["VariableImport"], options?: CallOptions): Promise<Schemas["VariableImportReport"]> {
  return send("POST", "/api/v1/variables/import", { body, ...options });
}

/** `GET /api/v1/variables/{key}`: One variable. */
export function getVariable({ key, ...query }: Path<"getVariable"> & Query<"getVariable">, options?: CallOptions): Promise<Schemas["VariableView"]> {
  return send("GET", `/api/v1/variables/${encodeURIComponent(key)}`, { query, ...options });
}

/** `PUT /api/v1/variables/{key}`: Set a variable. */
export function putVariable({ key }: Path<"putVariable">, body: Schemas["PutVariable"], options?: CallOptions): Promise<Schemas["VariableView"]> {
  return send("PUT", `/api/v1/variables/${encodeURIComponent(key)}`, { body, ...options });
}

/** `DELETE /api/v1/variables/{key}`: Delete a variable that no job names. */
export function deleteVariable({ key, ...query }: Path<"deleteVariable"> & Query<"deleteVariable">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/variables/${encodeURIComponent(key)}`, { query, ...options });
}

/** `GET /api/v1/variables/{key}/versions`: What a variable was. */
export function listVariableVersions({ key, ...query }: Path<"listVariableVersions"> & Query<"listVariableVersions">, options?: CallOptions): Promise<Schemas["VariableVersions"]> {
  return send("GET", `/api/v1/variables/${encodeURIComponent(key)}/versions`, { query, ...options });
}

/** `GET /api/v1/workers`: Workers that are alive; for administrators. */
export function listWorkers(options?: CallOptions): Promise<Schemas["WorkerList"]> {
  return send("GET", "/api/v1/workers", options);
}

/** `POST /api/v1/workers/{worker_id}/cordon`: Have a worker take nothing new. */
export function cordonWorker({ worker_id }: Path<"cordonWorker">, options?: CallOptions): Promise<Schemas["WorkerInfo"]> {
  return send("POST", `/api/v1/workers/${encodeURIComponent(worker_id)}/cordon`, options);
}

/** `POST /api/v1/workers/{worker_id}/uncordon`: Have a worker take work again, also one that drains. */
export function uncordonWorker({ worker_id }: Path<"uncordonWorker">, options?: CallOptions): Promise<Schemas["WorkerInfo"]> {
  return send("POST", `/api/v1/workers/${encodeURIComponent(worker_id)}/uncordon`, options);
}

/** `POST /api/v1/workers/{worker_id}/drain`: Have a worker take nothing new, and end when what runs has ended. */
export function drainWorker({ worker_id }: Path<"drainWorker">, options?: CallOptions): Promise<Schemas["WorkerInfo"]> {
  return send("POST", `/api/v1/workers/${encodeURIComponent(worker_id)}/drain`, options);
}

/** `GET /api/v1/queues`: What waits for workers, and why nobody takes it. */
export function listQueues(options?: CallOptions): Promise<Schemas["QueueList"]> {
  return send("GET", "/api/v1/queues", options);
}

/** `GET /api/v1/executions/{execution_id}/usage`: Processor, memory, storage, processes and open files of an execution over time. */
export function getUsage({ execution_id }: Path<"getUsage">, options?: CallOptions): Promise<Schemas["UsageCurve"]> {
  return send("GET", `/api/v1/executions/${encodeURIComponent(execution_id)}/usage`, options);
}

/** `GET /health/live`: Whether the process answers. */
export function healthLive(options?: CallOptions): Promise<Schemas["Live"]> {
  return send("GET", "/health/live", options);
}

/** `GET /health/ready`: Whether every part is there. */
export function healthReady(options?: CallOptions): Promise<Schemas["Health"]> {
  return send("GET", "/health/ready", options);
}
