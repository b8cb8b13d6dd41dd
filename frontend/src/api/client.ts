// Written by scripts/generate-client.mjs from openapi.json: `npm run gen:api`. Not to be edited.

import { apiUrl, type CallOptions, send } from "@/lib/api-client";
import type { components, operations } from "./schema";

type Schemas = components["schemas"];
type Path<Name extends keyof operations> = NonNullable<operations[Name]["parameters"]["path"]>;
type Asked<Name extends keyof operations> = NonNullable<operations[Name]["parameters"]["query"]>;
/** Null leaves a parameter out, as undefined does. */
type Query<Name extends keyof operations> = {
  [Key in keyof Asked<Name>]: undefined extends Asked<Name>[Key] ? Asked<Name>[Key] | null : Asked<Name>[Key];
};

/** `GET /api/v1/audit`: What was done, the newest first. */
export function listAudit(query: Query<"listAudit"> = {}, options?: CallOptions): Promise<Schemas["AuditList"]> {
  return send("GET", "/api/v1/audit", { query, ...options });
}

/** `GET /api/v1/audit/export`: What was done, as a file. */
export function exportAuditUrl(query: Query<"exportAudit"> = {}): string {
  return apiUrl("/api/v1/audit/export", query);
}

/** `GET /api/v1/audit/verify`: Whether the log is as it was written. */
export function verifyAudit(query: Query<"verifyAudit"> = {}, options?: CallOptions): Promise<Schemas["Verification"]> {
  return send("GET", "/api/v1/audit/verify", { query, ...options });
}

/** `GET /api/v1/setup`: Whether the first administrator is missing. */
export function getSetup(options?: CallOptions): Promise<Schemas["SetupState"]> {
  return send("GET", "/api/v1/setup", options);
}

/** `POST /api/v1/setup`: Make the first administrator. */
export function setUp(body: Schemas["SetupRequest"], options?: CallOptions): Promise<Schemas["User"]> {
  return send("POST", "/api/v1/setup", { body, ...options });
}

/** `GET /api/v1/auth/me`: Who one is. */
export function getMe(options?: CallOptions): Promise<Schemas["Me"]> {
  return send("GET", "/api/v1/auth/me", options);
}

/** `PATCH /api/v1/auth/me`: Change one's name, user name or time zone. */
export function changeMe(body: Schemas["ProfileChange"], options?: CallOptions): Promise<Schemas["User"]> {
  return send("PATCH", "/api/v1/auth/me", { body, ...options });
}

/** `POST /api/v1/auth/me/email`: Change one's e-mail address; it counts once it is confirmed. */
export function changeEmail(body: Schemas["EmailChange"], options?: CallOptions): Promise<Schemas["Asked"]> {
  return send("POST", "/api/v1/auth/me/email", { body, ...options });
}

/** `POST /api/v1/auth/email/confirm`: Confirm another e-mail address by the link that was sent to it. */
export function confirmEmail(body: Schemas["EmailConfirmation"], options?: CallOptions): Promise<Schemas["EmailConfirmed"]> {
  return send("POST", "/api/v1/auth/email/confirm", { body, ...options });
}

/** `POST /api/v1/auth/login`: Log in. */
export function logIn(body: Schemas["LoginRequest"], options?: CallOptions): Promise<Schemas["Token"]> {
  return send("POST", "/api/v1/auth/login", { body, ...options });
}

/** `POST /api/v1/auth/refresh`: Get the next tokens of a session. */
export function refreshSession(body?: Schemas["RefreshRequest"], options?: CallOptions): Promise<Schemas["Token"]> {
  return send("POST", "/api/v1/auth/refresh", { body, ...options });
}

/** `POST /api/v1/auth/logout`: End this session. */
export function logOut(options?: CallOptions): Promise<undefined> {
  return send("POST", "/api/v1/auth/logout", options);
}

/** `POST /api/v1/auth/logout-all`: End all sessions, this one too. */
export function logOutEverywhere(options?: CallOptions): Promise<undefined> {
  return send("POST", "/api/v1/auth/logout-all", options);
}

/** `GET /api/v1/auth/sessions`: Where one is logged in. */
export function listSessions(options?: CallOptions): Promise<Schemas["SessionList"]> {
  return send("GET", "/api/v1/auth/sessions", options);
}

/** `DELETE /api/v1/auth/sessions/{session_id}`: End one of one's sessions. */
export function endSession({ session_id }: Path<"endSession">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/auth/sessions/${encodeURIComponent(session_id)}`, options);
}

/** `GET /api/v1/auth/options`: Ways to log in. */
export function getLoginOptions(options?: CallOptions): Promise<Schemas["LoginOptions"]> {
  return send("GET", "/api/v1/auth/options", options);
}

/** `POST /api/v1/auth/register`: Become a user; the answer is the same whether or not the address has an account. */
export function register(body: Schemas["Registration"], options?: CallOptions): Promise<Schemas["Asked"]> {
  return send("POST", "/api/v1/auth/register", { body, ...options });
}

/** `POST /api/v1/auth/verify`: Confirm an e-mail address by the link that was sent to it. */
export function verifyEmail(body: Schemas["LinkToken"], options?: CallOptions): Promise<Schemas["Verified"]> {
  return send("POST", "/api/v1/auth/verify", { body, ...options });
}

/** `POST /api/v1/auth/verify/resend`: Have the link sent again; the answer is the same for every address. */
export function resendVerification(body: Schemas["ResendRequest"], options?: CallOptions): Promise<Schemas["Asked"]> {
  return send("POST", "/api/v1/auth/verify/resend", { body, ...options });
}

/** `POST /api/v1/auth/invitation/accept`: Choose a password by the link of an invitation. */
export function acceptInvitation(body: Schemas["Acceptance"], options?: CallOptions): Promise<Schemas["User"]> {
  return send("POST", "/api/v1/auth/invitation/accept", { body, ...options });
}

/** `POST /api/v1/auth/password`: Set another password; ends all other sessions. */
export function changePassword(body: Schemas["PasswordChange"], options?: CallOptions): Promise<undefined> {
  return send("POST", "/api/v1/auth/password", { body, ...options });
}

/** `POST /api/v1/auth/password/forgot`: Have a link mailed that resets the password; the answer is the same for every address. */
export function forgetPassword(body: Schemas["ForgotRequest"], options?: CallOptions): Promise<Schemas["Asked"]> {
  return send("POST", "/api/v1/auth/password/forgot", { body, ...options });
}

/** `POST /api/v1/auth/password/reset`: Set another password by a link; ends all sessions. */
export function resetPassword(body: Schemas["ResetRequest"], options?: CallOptions): Promise<undefined> {
  return send("POST", "/api/v1/auth/password/reset", { body, ...options });
}

/** `POST /api/v1/auth/password/strength`: How hard a password is to guess; it is not kept. */
export function estimatePassword(body: Schemas["StrengthRequest"], options?: CallOptions): Promise<Schemas["Strength"]> {
  return send("POST", "/api/v1/auth/password/strength", { body, ...options });
}

/** `GET /api/v1/api-keys`: One's API keys. */
export function listApiKeys(options?: CallOptions): Promise<Schemas["ApiKeyList"]> {
  return send("GET", "/api/v1/api-keys", options);
}

/** `POST /api/v1/api-keys`: Make an API key; its text is shown this once. */
export function createApiKey(body: Schemas["NewApiKey"], options?: CallOptions): Promise<Schemas["MadeApiKey"]> {
  return send("POST", "/api/v1/api-keys", { body, ...options });
}

/** `DELETE /api/v1/api-keys/{key_id}`: Revoke an API key. */
export function revokeApiKey({ key_id }: Path<"revokeApiKey">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/api-keys/${encodeURIComponent(key_id)}`, options);
}

/** `GET /api/v1/jobs`: Find jobs. */
export function listJobs(query: Query<"listJobs"> = {}, options?: CallOptions): Promise<Schemas["JobList"]> {
  return send("GET", "/api/v1/jobs", { query, ...options });
}

/** `POST /api/v1/jobs`: Create a job. */
export function createJob(body: Schemas["NewJob"], options?: CallOptions): Promise<Schemas["JobView"]> {
  return send("POST", "/api/v1/jobs", { body, ...options });
}

/** `POST /api/v1/jobs/check`: What would be refused of a definition, what may surprise, and what it would change. */
export function checkJob(body: Schemas["JobCheckRequest"], options?: CallOptions): Promise<Schemas["JobCheck"]> {
  return send("POST", "/api/v1/jobs/check", { body, ...options });
}

/** `POST /api/v1/jobs/draft-from-text`: A job from a sentence, to be reviewed. */
export function draftJob(body: Schemas["JobSentence"], options?: CallOptions): Promise<Schemas["DraftedJob"]> {
  return send("POST", "/api/v1/jobs/draft-from-text", { body, ...options });
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

/** `GET /api/v1/jobs/table`: A window of the table of jobs. */
export function listJobRows(query: Query<"listJobRows"> = {}, options?: CallOptions): Promise<Schemas["JobRows"]> {
  return send("GET", "/api/v1/jobs/table", { query, ...options });
}

/** `GET /api/v1/jobs/facets`: Count jobs by filter. */
export function getJobFacets(query: Query<"getJobFacets"> = {}, options?: CallOptions): Promise<Schemas["JobFacets"]> {
  return send("GET", "/api/v1/jobs/facets", { query, ...options });
}

/** `GET /api/v1/jobs/ids`: Ids of all jobs that match. */
export function listJobIds(query: Query<"listJobIds"> = {}, options?: CallOptions): Promise<Schemas["JobIds"]> {
  return send("GET", "/api/v1/jobs/ids", { query, ...options });
}

/** `POST /api/v1/jobs/bulk`: Do one thing to many jobs. */
export function changeJobs(body: Schemas["BulkRequest"], options?: CallOptions): Promise<Schemas["BulkResults"]> {
  return send("POST", "/api/v1/jobs/bulk", { body, ...options });
}

/** `POST /api/v1/executions/bulk`: Cancel many executions, or run them once more. */
export function changeExecutions(body: Schemas["ExecutionBulkRequest"], options?: CallOptions): Promise<Schemas["BulkResults"]> {
  return send("POST", "/api/v1/executions/bulk", { body, ...options });
}

/** `GET /api/v1/jobs/export`: Definitions of jobs as one text. */
export function exportJobs(query: Query<"exportJobs"> = {}, options?: CallOptions): Promise<Schemas["JobExport"]> {
  return send("GET", "/api/v1/jobs/export", { query, ...options });
}

/** `POST /api/v1/imports/jobs`: Make and change jobs by definitions in a text. */
export function importJobs(body: Schemas["DefinitionImport"], options?: CallOptions): Promise<Schemas["DefinitionReport"]> {
  return send("POST", "/api/v1/imports/jobs", { body, ...options });
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

/** `GET /api/v1/executions/facets`: What the executions found are made of. */
export function getExecutionFacets(query: Query<"getExecutionFacets"> = {}, options?: CallOptions): Promise<Schemas["FacetList"]> {
  return send("GET", "/api/v1/executions/facets", { query, ...options });
}

/** `GET /api/v1/executions/histogram`: How the executions found lie in time. */
export function getExecutionHistogram(query: Query<"getExecutionHistogram"> = {}, options?: CallOptions): Promise<Schemas["Histogram"]> {
  return send("GET", "/api/v1/executions/histogram", { query, ...options });
}

/** `GET /api/v1/executions/export`: The executions found, up to 200,000, as a file. */
export function exportExecutionsUrl(query: Query<"exportExecutions"> = {}): string {
  return apiUrl("/api/v1/executions/export", query);
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

/** `GET /api/v1/executions/{execution_id}/findings`: What is usual for an execution, and of one that failed what is different about it. */
export function getFindings({ execution_id }: Path<"getFindings">, options?: CallOptions): Promise<Schemas["Findings"]> {
  return send("GET", `/api/v1/executions/${encodeURIComponent(execution_id)}/findings`, options);
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

/** `GET /api/v1/insights`: What is told of jobs. */
export function listInsights(query: Query<"listInsights"> = {}, options?: CallOptions): Promise<Schemas["InsightList"]> {
  return send("GET", "/api/v1/insights", { query, ...options });
}

/** `GET /api/v1/insights/{insight_id}`: One insight with its evidence. */
export function getInsight({ insight_id }: Path<"getInsight">, options?: CallOptions): Promise<Schemas["InsightView"]> {
  return send("GET", `/api/v1/insights/${encodeURIComponent(insight_id)}`, options);
}

/** `PUT /api/v1/insights/{insight_id}/feedback`: Say what an insight is worth. */
export function putInsightFeedback({ insight_id }: Path<"putInsightFeedback">, body: Schemas["FeedbackRequest"], options?: CallOptions): Promise<Schemas["InsightView"]> {
  return send("PUT", `/api/v1/insights/${encodeURIComponent(insight_id)}/feedback`, { body, ...options });
}

/** `DELETE /api/v1/insights/{insight_id}/feedback`: Take back what one said of an insight. */
export function deleteInsightFeedback({ insight_id }: Path<"deleteInsightFeedback">, options?: CallOptions): Promise<Schemas["InsightView"]> {
  return send("DELETE", `/api/v1/insights/${encodeURIComponent(insight_id)}/feedback`, options);
}

/** `GET /api/v1/executions/{execution_id}/insights`: Insights that an execution is the evidence of. */
export function listExecutionInsights({ execution_id }: Path<"listExecutionInsights">, options?: CallOptions): Promise<Schemas["InsightList"]> {
  return send("GET", `/api/v1/executions/${encodeURIComponent(execution_id)}/insights`, options);
}

/** `GET /api/v1/jobs/{job_id}/watch`: How a job is watched. */
export function getWatch({ job_id }: Path<"getWatch">, options?: CallOptions): Promise<Schemas["WatchView"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/watch`, options);
}

/** `PUT /api/v1/jobs/{job_id}/watch`: Choose how a job is watched. */
export function putWatch({ job_id }: Path<"putWatch">, body: Schemas["WatchRequest"], options?: CallOptions): Promise<Schemas["WatchView"]> {
  return send("PUT", `/api/v1/jobs/${encodeURIComponent(job_id)}/watch`, { body, ...options });
}

/** `GET /api/v1/jobs/{job_id}/expectations`: What each duration was expected to be. */
export function getExpectations({ job_id, ...query }: Path<"getExpectations"> & Query<"getExpectations">, options?: CallOptions): Promise<Schemas["Expectations"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/expectations`, { query, ...options });
}

/** `GET /api/v1/jobs/{job_id}/scores`: How odd executions of a job were. */
export function getScores({ job_id, ...query }: Path<"getScores"> & Query<"getScores">, options?: CallOptions): Promise<Schemas["MetricSeries"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/scores`, { query, ...options });
}

/** `POST /api/v1/deploys`: Tell that something was deployed, so that changes right after it are told with it. */
export function markDeploy(body: Schemas["DeployRequest"], options?: CallOptions): Promise<Schemas["Marked"]> {
  return send("POST", "/api/v1/deploys", { body, ...options });
}

/** `GET /api/v1/patterns`: Patterns of failures. */
export function listPatterns(query: Query<"listPatterns"> = {}, options?: CallOptions): Promise<Schemas["PatternList"]> {
  return send("GET", "/api/v1/patterns", { query, ...options });
}

/** `GET /api/v1/patterns/{pattern_id}`: A pattern of failures with examples, what ended them, and patterns like it. */
export function getPattern({ pattern_id }: Path<"getPattern">, options?: CallOptions): Promise<Schemas["PatternView"]> {
  return send("GET", `/api/v1/patterns/${encodeURIComponent(pattern_id)}`, options);
}

/** `PUT /api/v1/patterns/{pattern_id}/note`: Write what is known of a pattern, or with an empty text take it back. */
export function notePattern({ pattern_id }: Path<"notePattern">, body: Schemas["NoteText"], options?: CallOptions): Promise<Schemas["PatternView"]> {
  return send("PUT", `/api/v1/patterns/${encodeURIComponent(pattern_id)}/note`, { body, ...options });
}

/** `GET /api/v1/executions/{execution_id}/explanation`: What explains a failure: statements with their evidence, its pattern, and failures like it. */
export function explainExecution({ execution_id }: Path<"explainExecution">, options?: CallOptions): Promise<Schemas["Explanation"]> {
  return send("GET", `/api/v1/executions/${encodeURIComponent(execution_id)}/explanation`, options);
}

/** `POST /api/v1/executions/{execution_id}/explanation/words`: Put the explanation of a failure into words by a language model, each sentence checked against its facts. */
export function wordExplanation({ execution_id }: Path<"wordExplanation">, options?: CallOptions): Promise<Schemas["ExplanationWords"]> {
  return send("POST", `/api/v1/executions/${encodeURIComponent(execution_id)}/explanation/words`, options);
}

/** `GET /api/v1/jobs/{job_id}/forecast`: How long the next executions take, and whether they succeed. */
export function getForecast({ job_id }: Path<"getForecast">, options?: CallOptions): Promise<Schemas["JobForecast"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/forecast`, options);
}

/** `GET /api/v1/executions/{execution_id}/outlook`: When a running execution is done. */
export function getOutlook({ execution_id, ...query }: Path<"getOutlook"> & Query<"getOutlook">, options?: CallOptions): Promise<Schemas["Outlook"]> {
  return send("GET", `/api/v1/executions/${encodeURIComponent(execution_id)}/outlook`, { query, ...options });
}

/** `GET /api/v1/forecasts/load`: How much is to run at once in the coming seven days. */
export function getLoadForecast(query: Query<"getLoadForecast"> = {}, options?: CallOptions): Promise<Schemas["LoadForecast"]> {
  return send("GET", "/api/v1/forecasts/load", { query, ...options });
}

/** `GET /api/v1/advice`: What had better be set otherwise, what is most worth a look first. */
export function listAdvice(query: Query<"listAdvice"> = {}, options?: CallOptions): Promise<Schemas["AdviceList"]> {
  return send("GET", "/api/v1/advice", { query, ...options });
}

/** `GET /api/v1/advice/{advice_id}`: One advice with its evidence. */
export function getAdvice({ advice_id }: Path<"getAdvice">, options?: CallOptions): Promise<Schemas["AdviceView"]> {
  return send("GET", `/api/v1/advice/${encodeURIComponent(advice_id)}`, options);
}

/** `POST /api/v1/advice/{advice_id}/apply`: Set what is advised, as a new version of the job. */
export function applyAdvice({ advice_id }: Path<"applyAdvice">, options?: CallOptions): Promise<Schemas["AdviceView"]> {
  return send("POST", `/api/v1/advice/${encodeURIComponent(advice_id)}/apply`, options);
}

/** `POST /api/v1/advice/{advice_id}/dismiss`: Do not tell this for 90 days. */
export function dismissAdvice({ advice_id }: Path<"dismissAdvice">, options?: CallOptions): Promise<Schemas["AdviceView"]> {
  return send("POST", `/api/v1/advice/${encodeURIComponent(advice_id)}/dismiss`, options);
}

/** `POST /api/v1/advice/{advice_id}/undo`: Take applying or dismissing it back. */
export function undoAdvice({ advice_id }: Path<"undoAdvice">, options?: CallOptions): Promise<Schemas["AdviceView"]> {
  return send("POST", `/api/v1/advice/${encodeURIComponent(advice_id)}/undo`, options);
}

/** `GET /api/v1/reports`: Reports, newest first. */
export function listReports(query: Query<"listReports"> = {}, options?: CallOptions): Promise<Schemas["ReportList"]> {
  return send("GET", "/api/v1/reports", { query, ...options });
}

/** `POST /api/v1/reports`: Have a report made; it is ready a moment later. */
export function createReport(body: Schemas["NewReport"], options?: CallOptions): Promise<Schemas["ReportAsked"]> {
  return send("POST", "/api/v1/reports", { body, ...options });
}

/** `GET /api/v1/reports/{report_id}`: One report, with what it says. */
export function getReport({ report_id }: Path<"getReport">, options?: CallOptions): Promise<Schemas["ReportView"]> {
  return send("GET", `/api/v1/reports/${encodeURIComponent(report_id)}`, options);
}

/** `DELETE /api/v1/reports/{report_id}`: Delete a report. */
export function deleteReport({ report_id }: Path<"deleteReport">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/reports/${encodeURIComponent(report_id)}`, options);
}

/** `GET /api/v1/reports/{report_id}/file`: A report as a file. */
export function exportReportUrl({ report_id, ...query }: Path<"exportReport"> & Query<"exportReport">): string {
  return apiUrl(`/api/v1/reports/${encodeURIComponent(report_id)}/file`, query);
}

/** `GET /api/v1/report-schedules`: When reports are made, by name. */
export function listReportSchedules(options?: CallOptions): Promise<Schemas["ReportScheduleList"]> {
  return send("GET", "/api/v1/report-schedules", options);
}

/** `POST /api/v1/report-schedules`: Have reports made again and again. */
export function createReportSchedule(body: Schemas["NewReportSchedule"], options?: CallOptions): Promise<Schemas["ReportScheduleView"]> {
  return send("POST", "/api/v1/report-schedules", { body, ...options });
}

/** `PATCH /api/v1/report-schedules/{schedule_id}`: Change when reports are made, and who gets them. */
export function changeReportSchedule({ schedule_id }: Path<"changeReportSchedule">, body: Schemas["ReportScheduleChange"], options?: CallOptions): Promise<Schemas["ReportScheduleView"]> {
  return send("PATCH", `/api/v1/report-schedules/${encodeURIComponent(schedule_id)}`, { body, ...options });
}

/** `DELETE /api/v1/report-schedules/{schedule_id}`: Have these reports made no more. */
export function deleteReportSchedule({ schedule_id }: Path<"deleteReportSchedule">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/report-schedules/${encodeURIComponent(schedule_id)}`, options);
}

/** `POST /api/v1/ask`: Answer a question about jobs and executions, with the query and its rows. */
export function askCron(body: Schemas["AskRequest"], options?: CallOptions): Promise<Schemas["AskAnswer"]> {
  return send("POST", "/api/v1/ask", { body, ...options });
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

/** `POST /api/v1/schedules/read`: What a text means as a schedule, with its next dates and its doubtful points. */
export function readSchedule(body: Schemas["ReadRequest"], options?: CallOptions): Promise<Schemas["ScheduleReading"]> {
  return send("POST", "/api/v1/schedules/read", { body, ...options });
}

/** `POST /api/v1/imports/crontab`: Read jobs in from a crontab. */
export function importCrontab(body: Schemas["CrontabImportRequest"], options?: CallOptions): Promise<Schemas["CrontabImport"]> {
  return send("POST", "/api/v1/imports/crontab", { body, ...options });
}

/** `GET /api/v1/schedule-map/week`: The load of each hour. */
export function getScheduleWeek(query: Query<"getScheduleWeek">, options?: CallOptions): Promise<Schemas["ScheduleWeek"]> {
  return send("GET", "/api/v1/schedule-map/week", { query, ...options });
}

/** `GET /api/v1/schedule-map/day`: A day as bars, with its load and its collisions. */
export function getScheduleDay(query: Query<"getScheduleDay">, options?: CallOptions): Promise<Schemas["ScheduleDay"]> {
  return send("GET", "/api/v1/schedule-map/day", { query, ...options });
}

/** `POST /api/v1/schedule-map/proposal`: What moving one due time would make of a schedule and of the load. */
export function proposeMove(body: Schemas["MoveRequest"], options?: CallOptions): Promise<Schemas["MoveProposal"]> {
  return send("POST", "/api/v1/schedule-map/proposal", { body, ...options });
}

/** `GET /api/v1/calendars`: Calendars by name. */
export function listCalendars(query: Query<"listCalendars"> = {}, options?: CallOptions): Promise<Schemas["CalendarList"]> {
  return send("GET", "/api/v1/calendars", { query, ...options });
}

/** `POST /api/v1/calendars`: Create a calendar. */
export function createCalendar(body: Schemas["NewCalendar"], options?: CallOptions & { query?: Query<"createCalendar"> }): Promise<Schemas["CalendarView"]> {
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
export function putLimit({ limit_scope, name }: Path<"putLimit">, body: Schemas["LimitRequest"], options?: CallOptions & { query?: Query<"putLimit"> }): Promise<Schemas["LimitView"]> {
  return send("PUT", `/api/v1/limits/${encodeURIComponent(limit_scope)}/${encodeURIComponent(name)}`, { body, ...options });
}

/** `DELETE /api/v1/limits/{limit_scope}/{name}`: Take a limit away. */
export function removeLimit({ limit_scope, name, ...query }: Path<"removeLimit"> & Query<"removeLimit">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/limits/${encodeURIComponent(limit_scope)}/${encodeURIComponent(name)}`, { query, ...options });
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
export function putSecret({ name }: Path<"putSecret">, body: Schemas["PutSecret"], options?: CallOptions & { query?: Query<"putSecret"> }): Promise<Schemas["SecretView"]> {
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
export function importVariables(body: Schemas["VariableImport"], options?: CallOptions & { query?: Query<"importVariables"> }): Promise<Schemas["VariableImportReport"]> {
  return send("POST", "/api/v1/variables/import", { body, ...options });
}

/** `GET /api/v1/variables/{key}`: One variable. */
export function getVariable({ key, ...query }: Path<"getVariable"> & Query<"getVariable">, options?: CallOptions): Promise<Schemas["VariableView"]> {
  return send("GET", `/api/v1/variables/${encodeURIComponent(key)}`, { query, ...options });
}

/** `PUT /api/v1/variables/{key}`: Set a variable. */
export function putVariable({ key }: Path<"putVariable">, body: Schemas["PutVariable"], options?: CallOptions & { query?: Query<"putVariable"> }): Promise<Schemas["VariableView"]> {
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

/** `GET /api/v1/executions/{execution_id}/usage`: CPU, memory, storage, processes and open files of an execution over time. */
export function getUsage({ execution_id }: Path<"getUsage">, options?: CallOptions): Promise<Schemas["UsageCurve"]> {
  return send("GET", `/api/v1/executions/${encodeURIComponent(execution_id)}/usage`, options);
}

/** `GET /api/v1/teams`: Teams by name. */
export function listTeams(query: Query<"listTeams"> = {}, options?: CallOptions): Promise<Schemas["TeamList"]> {
  return send("GET", "/api/v1/teams", { query, ...options });
}

/** `POST /api/v1/teams`: Make a team, as its first owner. */
export function createTeam(body: Schemas["NewTeam"], options?: CallOptions): Promise<Schemas["TeamView"]> {
  return send("POST", "/api/v1/teams", { body, ...options });
}

/** `GET /api/v1/teams/{team_id}`: One team. */
export function getTeam({ team_id }: Path<"getTeam">, options?: CallOptions): Promise<Schemas["TeamView"]> {
  return send("GET", `/api/v1/teams/${encodeURIComponent(team_id)}`, options);
}

/** `PATCH /api/v1/teams/{team_id}`: Change name or description of a team. */
export function changeTeam({ team_id }: Path<"changeTeam">, body: Schemas["TeamChange"], options?: CallOptions): Promise<Schemas["TeamView"]> {
  return send("PATCH", `/api/v1/teams/${encodeURIComponent(team_id)}`, { body, ...options });
}

/** `DELETE /api/v1/teams/{team_id}`: End a team that owns nothing, or hand over what it owns and end it. */
export function deleteTeam({ team_id, ...query }: Path<"deleteTeam"> & Query<"deleteTeam">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/teams/${encodeURIComponent(team_id)}`, { query, ...options });
}

/** `GET /api/v1/teams/{team_id}/members`: Who is in a team. */
export function listMembers({ team_id }: Path<"listMembers">, options?: CallOptions): Promise<Schemas["MemberList"]> {
  return send("GET", `/api/v1/teams/${encodeURIComponent(team_id)}/members`, options);
}

/** `POST /api/v1/teams/{team_id}/members`: Take a user into a team. */
export function addMember({ team_id }: Path<"addMember">, body: Schemas["NewMember"], options?: CallOptions): Promise<Schemas["MemberView"]> {
  return send("POST", `/api/v1/teams/${encodeURIComponent(team_id)}/members`, { body, ...options });
}

/** `PATCH /api/v1/teams/{team_id}/members/{user_id}`: Give a member another role. */
export function changeMember({ team_id, user_id }: Path<"changeMember">, body: Schemas["MemberChange"], options?: CallOptions): Promise<Schemas["MemberView"]> {
  return send("PATCH", `/api/v1/teams/${encodeURIComponent(team_id)}/members/${encodeURIComponent(user_id)}`, { body, ...options });
}

/** `DELETE /api/v1/teams/{team_id}/members/{user_id}`: End a membership, one's own or another's. */
export function removeMember({ team_id, user_id }: Path<"removeMember">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/teams/${encodeURIComponent(team_id)}/members/${encodeURIComponent(user_id)}`, options);
}

/** `GET /api/v1/jobs/{job_id}/grants`: With whom a job is shared. */
export function listGrants({ job_id }: Path<"listGrants">, options?: CallOptions): Promise<Schemas["GrantList"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/grants`, options);
}

/** `POST /api/v1/jobs/{job_id}/grants`: Share a job with a user, by e-mail address or id, or with a team. */
export function addGrant({ job_id }: Path<"addGrant">, body: Schemas["NewGrant"], options?: CallOptions): Promise<Schemas["GrantView"]> {
  return send("POST", `/api/v1/jobs/${encodeURIComponent(job_id)}/grants`, { body, ...options });
}

/** `PUT /api/v1/jobs/{job_id}/grants/{subject_id}`: Share a job with a user or team, or change how. */
export function putGrant({ job_id, subject_id }: Path<"putGrant">, body: Schemas["GrantChange"], options?: CallOptions): Promise<Schemas["GrantView"]> {
  return send("PUT", `/api/v1/jobs/${encodeURIComponent(job_id)}/grants/${encodeURIComponent(subject_id)}`, { body, ...options });
}

/** `DELETE /api/v1/jobs/{job_id}/grants/{subject_id}`: Share a job with somebody no more, or give up what was shared with oneself. */
export function removeGrant({ job_id, subject_id }: Path<"removeGrant">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/jobs/${encodeURIComponent(job_id)}/grants/${encodeURIComponent(subject_id)}`, options);
}

/** `POST /api/v1/jobs/{job_id}/transfer`: Hand a job over to another owner. */
export function transferJob({ job_id }: Path<"transferJob">, body: Schemas["TransferRequest"], options?: CallOptions): Promise<Schemas["TransferView"]> {
  return send("POST", `/api/v1/jobs/${encodeURIComponent(job_id)}/transfer`, { body, ...options });
}

/** `GET /api/v1/jobs/{job_id}/comments`: Comments, the newest first. */
export function listComments({ job_id, ...query }: Path<"listComments"> & Query<"listComments">, options?: CallOptions): Promise<Schemas["CommentList"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/comments`, { query, ...options });
}

/** `POST /api/v1/jobs/{job_id}/comments`: Comment on a job, or answer a comment. */
export function addComment({ job_id }: Path<"addComment">, body: Schemas["NewComment"], options?: CallOptions): Promise<Schemas["CommentView"]> {
  return send("POST", `/api/v1/jobs/${encodeURIComponent(job_id)}/comments`, { body, ...options });
}

/** `PATCH /api/v1/jobs/{job_id}/comments/{comment_id}`: Change one's own comment. */
export function changeComment({ job_id, comment_id }: Path<"changeComment">, body: Schemas["CommentChange"], options?: CallOptions): Promise<Schemas["CommentView"]> {
  return send("PATCH", `/api/v1/jobs/${encodeURIComponent(job_id)}/comments/${encodeURIComponent(comment_id)}`, { body, ...options });
}

/** `DELETE /api/v1/jobs/{job_id}/comments/{comment_id}`: Delete a comment; of one that was answered the text. */
export function removeComment({ job_id, comment_id }: Path<"removeComment">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/jobs/${encodeURIComponent(job_id)}/comments/${encodeURIComponent(comment_id)}`, options);
}

/** `GET /api/v1/jobs/{job_id}/versions`: Who changed a job, when and what, the newest first. */
export function listJobVersions({ job_id, ...query }: Path<"listJobVersions"> & Query<"listJobVersions">, options?: CallOptions): Promise<Schemas["VersionList"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/versions`, { query, ...options });
}

/** `GET /api/v1/jobs/{job_id}/versions/{version}`: A job as it was. */
export function getJobVersion({ job_id, version }: Path<"getJobVersion">, options?: CallOptions): Promise<Schemas["VersionView"]> {
  return send("GET", `/api/v1/jobs/${encodeURIComponent(job_id)}/versions/${encodeURIComponent(version)}`, options);
}

/** `POST /api/v1/jobs/{job_id}/versions/{version}/restore`: Bring a definition back, as a new version. */
export function restoreJobVersion({ job_id, version }: Path<"restoreJobVersion">, options?: CallOptions): Promise<Schemas["JobView"]> {
  return send("POST", `/api/v1/jobs/${encodeURIComponent(job_id)}/versions/${encodeURIComponent(version)}/restore`, options);
}

/** `GET /api/v1/views`: Saved views by name. */
export function listViews(query: Query<"listViews"> = {}, options?: CallOptions): Promise<Schemas["ViewList"]> {
  return send("GET", "/api/v1/views", { query, ...options });
}

/** `POST /api/v1/views`: Save a view. */
export function createView(body: Schemas["NewView"], options?: CallOptions): Promise<Schemas["SavedViewShown"]> {
  return send("POST", "/api/v1/views", { body, ...options });
}

/** `PATCH /api/v1/views/{view_id}`: Rename a view, change what it shows, or share it with a team. */
export function changeView({ view_id }: Path<"changeView">, body: Schemas["ViewChange"], options?: CallOptions): Promise<Schemas["SavedViewShown"]> {
  return send("PATCH", `/api/v1/views/${encodeURIComponent(view_id)}`, { body, ...options });
}

/** `DELETE /api/v1/views/{view_id}`: Delete a view. */
export function deleteView({ view_id }: Path<"deleteView">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/views/${encodeURIComponent(view_id)}`, options);
}

/** `GET /api/v1/dashboards`: Dashboards by name. */
export function listDashboards(query: Query<"listDashboards"> = {}, options?: CallOptions): Promise<Schemas["DashboardList"]> {
  return send("GET", "/api/v1/dashboards", { query, ...options });
}

/** `POST /api/v1/dashboards`: Make a dashboard, be it from an exported one. */
export function createDashboard(body: Schemas["NewDashboard"], options?: CallOptions & { query?: Query<"createDashboard"> }): Promise<Schemas["DashboardView"]> {
  return send("POST", "/api/v1/dashboards", { body, ...options });
}

/** `GET /api/v1/dashboards/{dashboard_id}`: One dashboard. */
export function getDashboard({ dashboard_id }: Path<"getDashboard">, options?: CallOptions): Promise<Schemas["DashboardView"]> {
  return send("GET", `/api/v1/dashboards/${encodeURIComponent(dashboard_id)}`, options);
}

/** `PATCH /api/v1/dashboards/{dashboard_id}`: Change fields of a dashboard. */
export function changeDashboard({ dashboard_id }: Path<"changeDashboard">, body: Schemas["DashboardChange"], options?: CallOptions): Promise<Schemas["DashboardView"]> {
  return send("PATCH", `/api/v1/dashboards/${encodeURIComponent(dashboard_id)}`, { body, ...options });
}

/** `DELETE /api/v1/dashboards/{dashboard_id}`: Delete a dashboard. */
export function deleteDashboard({ dashboard_id }: Path<"deleteDashboard">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/dashboards/${encodeURIComponent(dashboard_id)}`, options);
}

/** `GET /api/v1/directory`: Names of owners and of members of one's teams. */
export function listDirectory(query: Query<"listDirectory"> = {}, options?: CallOptions): Promise<Schemas["DirectoryList"]> {
  return send("GET", "/api/v1/directory", { query, ...options });
}

/** `POST /api/v1/directory/find`: The user with an e-mail address, to share with. */
export function findPerson(body: Schemas["FindPerson"], options?: CallOptions): Promise<Schemas["DirectoryEntry"]> {
  return send("POST", "/api/v1/directory/find", { body, ...options });
}

/** `GET /api/v1/notifications`: The caller's own, the newest first. */
export function listNotifications(query: Query<"listNotifications"> = {}, options?: CallOptions): Promise<Schemas["NotificationList"]> {
  return send("GET", "/api/v1/notifications", { query, ...options });
}

/** `GET /api/v1/notifications/count`: How many are not read. */
export function countNotifications(options?: CallOptions): Promise<Schemas["NotificationCount"]> {
  return send("GET", "/api/v1/notifications/count", options);
}

/** `POST /api/v1/notifications/read`: Mark some, or all up to now, as read or unread. */
export function markNotifications(body: Schemas["NotificationMark"], options?: CallOptions): Promise<Schemas["NotificationsSettled"]> {
  return send("POST", "/api/v1/notifications/read", { body, ...options });
}

/** `POST /api/v1/notifications/remove`: Remove some, or all up to now, for good. */
export function removeNotifications(body: Schemas["NotificationChoice"], options?: CallOptions): Promise<Schemas["NotificationsSettled"]> {
  return send("POST", "/api/v1/notifications/remove", { body, ...options });
}

/** `GET /api/v1/notifications/settings`: What the caller is told of. */
export function getNotificationSettings(options?: CallOptions): Promise<Schemas["NotificationSettings"]> {
  return send("GET", "/api/v1/notifications/settings", options);
}

/** `PATCH /api/v1/notifications/settings`: Choose what to be told of. */
export function changeNotificationSettings(body: Schemas["NotificationSettingsChange"], options?: CallOptions): Promise<Schemas["NotificationSettings"]> {
  return send("PATCH", "/api/v1/notifications/settings", { body, ...options });
}

/** `GET /api/v1/admin/settings`: The settings in force; of secrets, which are set. */
export function getSettings(options?: CallOptions): Promise<Schemas["SettingsView"]> {
  return send("GET", "/api/v1/admin/settings", options);
}

/** `PATCH /api/v1/admin/settings`: Change settings while everything runs. */
export function changeSettings(body: Schemas["SettingsChange"], options?: CallOptions): Promise<Schemas["SettingsView"]> {
  return send("PATCH", "/api/v1/admin/settings", { body, ...options });
}

/** `GET /api/v1/admin/mail`: What became of mail since this process started. */
export function getMail(options?: CallOptions): Promise<Schemas["MailState"]> {
  return send("GET", "/api/v1/admin/mail", options);
}

/** `POST /api/v1/admin/settings/smtp/test`: Send a test message with the settings in force, now. */
export function testMail(body: Schemas["MailTest"], options?: CallOptions): Promise<Schemas["MailCheck"]> {
  return send("POST", "/api/v1/admin/settings/smtp/test", { body, ...options });
}

/** `POST /api/v1/admin/settings/ai/check`: Ask the language model's server whether it takes the key and offers the model. */
export function checkAi(options?: CallOptions): Promise<Schemas["AiCheck"]> {
  return send("POST", "/api/v1/admin/settings/ai/check", options);
}

/** `POST /api/v1/admin/settings/oidc/{provider_id}/check`: Read a provider's discovery document and keys. */
export function checkOidcProvider({ provider_id }: Path<"checkOidcProvider">, options?: CallOptions): Promise<Schemas["OidcCheck"]> {
  return send("POST", `/api/v1/admin/settings/oidc/${encodeURIComponent(provider_id)}/check`, options);
}

/** `GET /api/v1/admin/users`: Find users. */
export function listUsers(query: Query<"listUsers"> = {}, options?: CallOptions): Promise<Schemas["AdminUserList"]> {
  return send("GET", "/api/v1/admin/users", { query, ...options });
}

/** `POST /api/v1/admin/users/invite`: Invite somebody by e-mail. */
export function inviteUser(body: Schemas["Invitation"], options?: CallOptions): Promise<Schemas["SentLink"]> {
  return send("POST", "/api/v1/admin/users/invite", { body, ...options });
}

/** `POST /api/v1/admin/users/bulk`: Do one thing to many users. */
export function changeUsers(body: Schemas["BulkUserRequest"], options?: CallOptions): Promise<Schemas["BulkUserResults"]> {
  return send("POST", "/api/v1/admin/users/bulk", { body, ...options });
}

/** `GET /api/v1/admin/users/{user_id}`: One user. */
export function getUser({ user_id }: Path<"getUser">, options?: CallOptions): Promise<Schemas["AdminUserView"]> {
  return send("GET", `/api/v1/admin/users/${encodeURIComponent(user_id)}`, options);
}

/** `PATCH /api/v1/admin/users/{user_id}`: Give a user another role or name. */
export function changeUser({ user_id }: Path<"changeUser">, body: Schemas["UserChange"], options?: CallOptions): Promise<Schemas["AdminUserView"]> {
  return send("PATCH", `/api/v1/admin/users/${encodeURIComponent(user_id)}`, { body, ...options });
}

/** `DELETE /api/v1/admin/users/{user_id}`: Delete a user, and hand over what the user owns. */
export function deleteUser({ user_id, ...query }: Path<"deleteUser"> & Query<"deleteUser">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/admin/users/${encodeURIComponent(user_id)}`, { query, ...options });
}

/** `POST /api/v1/admin/users/{user_id}/approve`: Let somebody in who registered. */
export function approveUser({ user_id }: Path<"approveUser">, options?: CallOptions): Promise<Schemas["AdminUserView"]> {
  return send("POST", `/api/v1/admin/users/${encodeURIComponent(user_id)}/approve`, options);
}

/** `POST /api/v1/admin/users/{user_id}/deny`: Refuse and remove somebody who registered. */
export function denyUser({ user_id }: Path<"denyUser">, options?: CallOptions): Promise<undefined> {
  return send("POST", `/api/v1/admin/users/${encodeURIComponent(user_id)}/deny`, options);
}

/** `POST /api/v1/admin/users/{user_id}/disable`: Shut a user out. */
export function disableUser({ user_id }: Path<"disableUser">, options?: CallOptions): Promise<Schemas["AdminUserView"]> {
  return send("POST", `/api/v1/admin/users/${encodeURIComponent(user_id)}/disable`, options);
}

/** `POST /api/v1/admin/users/{user_id}/enable`: Let a user in again. */
export function enableUser({ user_id }: Path<"enableUser">, options?: CallOptions): Promise<Schemas["AdminUserView"]> {
  return send("POST", `/api/v1/admin/users/${encodeURIComponent(user_id)}/enable`, options);
}

/** `POST /api/v1/admin/users/{user_id}/logout`: End all sessions of a user. */
export function logOutUser({ user_id }: Path<"logOutUser">, options?: CallOptions): Promise<Schemas["LoggedOut"]> {
  return send("POST", `/api/v1/admin/users/${encodeURIComponent(user_id)}/logout`, options);
}

/** `DELETE /api/v1/admin/users/{user_id}/second-factor`: Turn off a user's one-time codes, as after a lost device. */
export function removeUserSecondFactor({ user_id }: Path<"removeUserSecondFactor">, options?: CallOptions): Promise<Schemas["AdminUserView"]> {
  return send("DELETE", `/api/v1/admin/users/${encodeURIComponent(user_id)}/second-factor`, options);
}

/** `POST /api/v1/admin/users/{user_id}/reset-password`: Send a user a link to set another password. */
export function resetUserPassword({ user_id }: Path<"resetUserPassword">, options?: CallOptions): Promise<Schemas["SentLink"]> {
  return send("POST", `/api/v1/admin/users/${encodeURIComponent(user_id)}/reset-password`, options);
}

/** `POST /api/v1/admin/users/{user_id}/resend`: Send an invitation, or the link that proves an address, once more. */
export function resendUserLink({ user_id }: Path<"resendUserLink">, options?: CallOptions): Promise<Schemas["SentLink"]> {
  return send("POST", `/api/v1/admin/users/${encodeURIComponent(user_id)}/resend`, options);
}

/** `GET /api/v1/ai`: How an owner uses language models, whose key is in force, and what was spent. */
export function getOwnAi(query: Query<"getOwnAi"> = {}, options?: CallOptions): Promise<Schemas["OwnAiView"]> {
  return send("GET", "/api/v1/ai", { query, ...options });
}

/** `PATCH /api/v1/ai`: Set an owner's own key, model, server and budgets, or switch language models off. */
export function changeOwnAi(body: Schemas["OwnAiChange"], options?: CallOptions & { query?: Query<"changeOwnAi"> }): Promise<Schemas["OwnAiView"]> {
  return send("PATCH", "/api/v1/ai", { body, ...options });
}

/** `DELETE /api/v1/ai`: Remove an owner's own key and choices. */
export function removeOwnAi(query: Query<"removeOwnAi"> = {}, options?: CallOptions): Promise<undefined> {
  return send("DELETE", "/api/v1/ai", { query, ...options });
}

/** `POST /api/v1/ai/check`: Ask the server whether it takes the owner's own key, and which models it offers. */
export function checkOwnAi(query: Query<"checkOwnAi"> = {}, options?: CallOptions): Promise<Schemas["AiCheck"]> {
  return send("POST", "/api/v1/ai/check", { query, ...options });
}

/** `GET /api/v1/admin/ai/usage`: What the key of the installation costs, and who spent it. */
export function getAiUsage(options?: CallOptions): Promise<Schemas["AiUsage"]> {
  return send("GET", "/api/v1/admin/ai/usage", options);
}

/** `GET /api/v1/analytics`: Outcomes and durations over time, and of the time before. */
export function getAnalytics(query: Query<"getAnalytics"> = {}, options?: CallOptions): Promise<Schemas["Trend"]> {
  return send("GET", "/api/v1/analytics", { query, ...options });
}

/** `GET /api/v1/analytics/week`: Outcomes by weekday and hour. */
export function getAnalyticsWeek(query: Query<"getAnalyticsWeek"> = {}, options?: CallOptions): Promise<Schemas["Week"]> {
  return send("GET", "/api/v1/analytics/week", { query, ...options });
}

/** `GET /api/v1/analytics/jobs`: Jobs that are slow, fail, go back and forth, or drift. */
export function listAnalyticsJobs(query: Query<"listAnalyticsJobs"> = {}, options?: CallOptions): Promise<Schemas["JobFigures"]> {
  return send("GET", "/api/v1/analytics/jobs", { query, ...options });
}

/** `GET /api/v1/analytics/jobs/export`: The same as a file of comma-separated values. */
export function exportAnalyticsJobsUrl(query: Query<"exportAnalyticsJobs"> = {}): string {
  return apiUrl("/api/v1/analytics/jobs/export", query);
}

/** `GET /api/v1/admin/overview`: The whole installation in numbers. */
export function getAdminOverview(options?: CallOptions): Promise<Schemas["AdminOverview"]> {
  return send("GET", "/api/v1/admin/overview", options);
}

/** `GET /api/v1/admin/system`: Health of servers, indexes and processes. */
export function getSystem(options?: CallOptions): Promise<Schemas["SystemView"]> {
  return send("GET", "/api/v1/admin/system", options);
}

/** `GET /api/v1/admin/memory`: What memory is used for, and when it is full. */
export function getMemory(options?: CallOptions): Promise<Schemas["MemoryView"]> {
  return send("GET", "/api/v1/admin/memory", options);
}

/** `POST /api/v1/admin/memory/survey`: Measure memory by kind now. */
export function surveyMemory(options?: CallOptions): Promise<Schemas["MemoryView"]> {
  return send("POST", "/api/v1/admin/memory/survey", options);
}

/** `POST /api/v1/admin/indexes/{name}/rebuild`: Make a search index anew, beside the present one. */
export function rebuildIndex({ name }: Path<"rebuildIndex">, options?: CallOptions): Promise<Schemas["IndexState"]> {
  return send("POST", `/api/v1/admin/indexes/${encodeURIComponent(name)}/rebuild`, options);
}

/** `POST /api/v1/admin/doctor`: Compare what is stored with the schedules and with itself. */
export function runDoctor(body: Schemas["CheckUpRequest"], options?: CallOptions): Promise<Schemas["CheckUpReport"]> {
  return send("POST", "/api/v1/admin/doctor", { body, ...options });
}

/** `POST /api/v1/admin/purge`: Remove old executions, or tell which these are. */
export function purgeHistory(body: Schemas["PurgeRequest"], options?: CallOptions): Promise<Schemas["PurgeReport"]> {
  return send("POST", "/api/v1/admin/purge", { body, ...options });
}

/** `GET /api/v1/admin/blocked`: Callers that asked too often of late. */
export function listBlocked(query: Query<"listBlocked"> = {}, options?: CallOptions): Promise<Schemas["BlockedList"]> {
  return send("GET", "/api/v1/admin/blocked", { query, ...options });
}

/** `DELETE /api/v1/admin/blocked`: Let all callers in again. */
export function clearAllBlocked(options?: CallOptions): Promise<Schemas["Cleared"]> {
  return send("DELETE", "/api/v1/admin/blocked", options);
}

/** `DELETE /api/v1/admin/blocked/{blocked}`: Let a caller in again. */
export function clearBlocked({ blocked }: Path<"clearBlocked">, options?: CallOptions): Promise<Schemas["Cleared"]> {
  return send("DELETE", `/api/v1/admin/blocked/${encodeURIComponent(blocked)}`, options);
}

/** `GET /api/v1/maintenance`: Whether nothing can be changed for now, and why. */
export function getMaintenance(options?: CallOptions): Promise<Schemas["MaintenanceView"]> {
  return send("GET", "/api/v1/maintenance", options);
}

/** `PUT /api/v1/admin/maintenance`: Let only administrators change things, from now on. */
export function beginMaintenance(body: Schemas["MaintenanceRequest"], options?: CallOptions): Promise<Schemas["MaintenanceView"]> {
  return send("PUT", "/api/v1/admin/maintenance", { body, ...options });
}

/** `DELETE /api/v1/admin/maintenance`: Let everyone change things again. */
export function endMaintenance(options?: CallOptions): Promise<Schemas["MaintenanceView"]> {
  return send("DELETE", "/api/v1/admin/maintenance", options);
}

/** `GET /api/v1/branding`: Name, accent and logo of this installation. */
export function getBranding(options?: CallOptions): Promise<Schemas["Branding"]> {
  return send("GET", "/api/v1/branding", options);
}

/** `GET /api/v1/branding/logo`: The picture beside the name. */
export function getBrandingLogoUrl(query: Query<"getBrandingLogo"> = {}): string {
  return apiUrl("/api/v1/branding/logo", query);
}

/** `GET /api/v1/auth/totp`: Whether logging in asks for a one-time code. */
export function getSecondFactor(options?: CallOptions): Promise<Schemas["SecondFactorState"]> {
  return send("GET", "/api/v1/auth/totp", options);
}

/** `POST /api/v1/auth/totp`: Get a secret for an authenticator app; it counts once it is confirmed. */
export function beginSecondFactor(body: Schemas["PasswordProof"], options?: CallOptions): Promise<Schemas["NewGenerator"]> {
  return send("POST", "/api/v1/auth/totp", { body, ...options });
}

/** `DELETE /api/v1/auth/totp`: Ask for the password only. */
export function removeSecondFactor(body: Schemas["FactorProof"], options?: CallOptions): Promise<undefined> {
  return send("DELETE", "/api/v1/auth/totp", { body, ...options });
}

/** `POST /api/v1/auth/totp/confirm`: Ask for one-time codes from now on; the recovery codes are shown this once. */
export function confirmSecondFactor(body: Schemas["CodeProof"], options?: CallOptions): Promise<Schemas["RecoveryCodes"]> {
  return send("POST", "/api/v1/auth/totp/confirm", { body, ...options });
}

/** `POST /api/v1/auth/recovery-codes`: Get fresh recovery codes; the former ones end. */
export function renewRecoveryCodes(body: Schemas["FactorProof"], options?: CallOptions): Promise<Schemas["RecoveryCodes"]> {
  return send("POST", "/api/v1/auth/recovery-codes", { body, ...options });
}

/** `POST /api/v1/auth/passkeys/options`: What the browser is asked to make. */
export function beginPasskey(options?: CallOptions): Promise<Schemas["PasskeyCreation"]> {
  return send("POST", "/api/v1/auth/passkeys/options", options);
}

/** `GET /api/v1/auth/passkeys`: One's passkeys. */
export function listPasskeys(options?: CallOptions): Promise<Schemas["PasskeyList"]> {
  return send("GET", "/api/v1/auth/passkeys", options);
}

/** `POST /api/v1/auth/passkeys`: Keep a passkey. */
export function createPasskey(body: Schemas["NewPasskeyRequest"], options?: CallOptions): Promise<Schemas["Passkey"]> {
  return send("POST", "/api/v1/auth/passkeys", { body, ...options });
}

/** `PATCH /api/v1/auth/passkeys/{passkey_id}`: Give a passkey another name. */
export function renamePasskey({ passkey_id }: Path<"renamePasskey">, body: Schemas["PasskeyChange"], options?: CallOptions): Promise<Schemas["Passkey"]> {
  return send("PATCH", `/api/v1/auth/passkeys/${encodeURIComponent(passkey_id)}`, { body, ...options });
}

/** `DELETE /api/v1/auth/passkeys/{passkey_id}`: Let a passkey in no more. */
export function deletePasskey({ passkey_id }: Path<"deletePasskey">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/auth/passkeys/${encodeURIComponent(passkey_id)}`, options);
}

/** `POST /api/v1/auth/passkeys/login/options`: What the browser is asked to prove. */
export function beginPasskeyLogin(options?: CallOptions): Promise<Schemas["PasskeyRequest"]> {
  return send("POST", "/api/v1/auth/passkeys/login/options", options);
}

/** `POST /api/v1/auth/passkeys/login`: Log in with a passkey. */
export function logInWithPasskey(body: Schemas["PasskeyLogin"], options?: CallOptions): Promise<Schemas["Token"]> {
  return send("POST", "/api/v1/auth/passkeys/login", { body, ...options });
}

/** `GET /api/v1/auth/oidc/{provider}/login`: Go to a provider and come back logged in. */
export function logInThroughProviderUrl({ provider, ...query }: Path<"logInThroughProvider"> & Query<"logInThroughProvider">): string {
  return apiUrl(`/api/v1/auth/oidc/${encodeURIComponent(provider)}/login`, query);
}

/** `GET /api/v1/auth/oidc/{provider}/callback`: Where a provider sends browsers back to. */
export function returnFromProviderUrl({ provider }: Path<"returnFromProvider">): string {
  return apiUrl(`/api/v1/auth/oidc/${encodeURIComponent(provider)}/callback`);
}

/** `POST /api/v1/auth/oidc/{provider}/link`: Begin to link a provider to one's account. */
export function linkProvider({ provider }: Path<"linkProvider">, body: Schemas["LinkRequest"], options?: CallOptions): Promise<Schemas["LinkDeparture"]> {
  return send("POST", `/api/v1/auth/oidc/${encodeURIComponent(provider)}/link`, { body, ...options });
}

/** `GET /api/v1/auth/identities`: Providers that one can log in through. */
export function listIdentities(options?: CallOptions): Promise<Schemas["IdentityList"]> {
  return send("GET", "/api/v1/auth/identities", options);
}

/** `DELETE /api/v1/auth/identities/{identity_id}`: Log in through a provider no more. */
export function unlinkIdentity({ identity_id }: Path<"unlinkIdentity">, options?: CallOptions): Promise<undefined> {
  return send("DELETE", `/api/v1/auth/identities/${encodeURIComponent(identity_id)}`, options);
}

/** `GET /api/v1/templates`: Every job template. */
export function listTemplates(options?: CallOptions): Promise<Schemas["TemplateList"]> {
  return send("GET", "/api/v1/templates", options);
}

/** `GET /api/v1/templates/{template_id}`: One job template. */
export function getTemplate({ template_id }: Path<"getTemplate">, options?: CallOptions): Promise<Schemas["Template"]> {
  return send("GET", `/api/v1/templates/${encodeURIComponent(template_id)}`, options);
}

/** `POST /api/v1/templates/{template_id}/instantiate`: Make a job of a template, or with `dry_run` tell what it would be. */
export function instantiateTemplate({ template_id }: Path<"instantiateTemplate">, body: Schemas["Instantiation"], options?: CallOptions): Promise<Schemas["Instantiated"]> {
  return send("POST", `/api/v1/templates/${encodeURIComponent(template_id)}/instantiate`, { body, ...options });
}

/** `GET /api/v1/samples`: What there is of the caller's sample workspace. */
export function getSamples(options?: CallOptions): Promise<Schemas["Samples"]> {
  return send("GET", "/api/v1/samples", options);
}

/** `POST /api/v1/samples`: Make the sample workspace, and have its past run. */
export function createSamples(body: Schemas["SampleRequest"], options?: CallOptions): Promise<Schemas["Samples"]> {
  return send("POST", "/api/v1/samples", { body, ...options });
}

/** `DELETE /api/v1/samples`: Remove the sample workspace with its history. */
export function removeSamples(options?: CallOptions): Promise<Schemas["SamplesRemoved"]> {
  return send("DELETE", "/api/v1/samples", options);
}

/** `GET /health/live`: Whether the process answers. */
export function healthLive(options?: CallOptions): Promise<Schemas["Live"]> {
  return send("GET", "/health/live", options);
}

/** `GET /health/ready`: Whether every part is there. */
export function healthReady(options?: CallOptions): Promise<Schemas["Health"]> {
  return send("GET", "/health/ready", options);
}
