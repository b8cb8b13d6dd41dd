/** Shapes of the REST API, version 1. Times are RFC 3339 text; what is absent is null. */

import type { Parameter } from "./parameter";
import type { KeepPolicy } from "./retention";
import type { Progress } from "./records";
import type { Cause, RetryPolicy } from "./retry";
import type { Sandbox } from "./sandbox";
import type { WorkerLoad } from "./workers";

export type JobState = "draft" | "active" | "paused" | "archived";
export type ExecutionState =
  | "queued"
  | "running"
  | "retrying"
  | "succeeded"
  | "failed"
  | "timed_out"
  | "cancelled"
  | "abandoned"
  | "skipped"
  | "missed";
export type Outcome = "succeeded" | "failed" | "timed_out" | "cancelled" | "abandoned";
export type Origin = "schedule" | "manual" | "api" | "backfill";
export type OverlapPolicy =
  "skip" | "queue_one" | "queue_all" | "cancel_running" | "terminate_running" | "allow";
export type MisfirePolicy = "latest" | "all" | "skip";
export type LostPolicy = "fail" | "retry";
export type Priority = "low" | "normal" | "high" | "critical";
/** What becomes of a clock time that a clock put forward leaves out. */
export type GapPolicy = "auto" | "shift" | "skip";
/** Which pass counts of a clock time that a clock put back repeats. */
export type FoldPolicy = "auto" | "first" | "last" | "both";
export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

export interface CronSchedule {
  kind: "cron";
  expression: string;
  timezone: string;
  /** Absent: `auto`, as the fold. */
  gap?: GapPolicy;
  fold?: FoldPolicy;
}

export interface IntervalSchedule {
  kind: "interval";
  every_s: number;
  /** Absent in a request: from the moment at which it is saved. */
  start_at?: string | null;
  timezone: string;
}

export interface DateSchedule {
  kind: "date";
  run_at: string;
  timezone: string;
}

export type OneSchedule = CronSchedule | IntervalSchedule | DateSchedule;

/** Due whenever one of several is. */
export interface AnySchedule {
  kind: "any";
  schedules: OneSchedule[];
  timezone: string;
}

export type Schedule = OneSchedule | AnySchedule;

/** Hours in which a job may run, on its schedule's wall clock; an end before the start is on the next day. */
export interface RunWindow {
  /** `HH:MM`. */
  start: string;
  /** `HH:MM` up to `24:00`, exclusive. */
  end: string;
  /** On which it starts; absent: on all. */
  days?: Weekday[];
}

/** What narrows a schedule; what is absent does not. */
export interface Timing {
  starts_at?: string | null;
  ends_at?: string | null;
  jitter_s?: number;
  windows?: RunWindow[];
  /** Ids. */
  calendars?: string[];
}

export interface ExecutorRef {
  kind: string;
  config: Record<string, unknown>;
}

export interface RecentOutcome {
  id: string;
  state: ExecutionState;
  duration_ms: number | null;
}

export interface JobStats {
  queued: number;
  running: number;
  retrying: number;
  succeeded: number;
  failed: number;
  timed_out: number;
  cancelled: number;
  abandoned: number;
  skipped: number;
  missed: number;
  last_execution_id: string | null;
  last_state: ExecutionState | null;
  last_finished_at: string | null;
  /** Newest first, up to 30. */
  recent: RecentOutcome[];
}

export interface Job {
  id: string;
  name: string;
  description: string;
  tags: string[];
  state: JobState;
  schedule: Schedule | null;
  schedule_text: string;
  timing: Timing;
  executor: ExecutorRef;
  timeout_s: number;
  setup_timeout_s: number;
  grace_s: number;
  environment: Record<string, string>;
  parameters: Parameter[];
  sandbox: Sandbox;
  retry: RetryPolicy;
  keep: KeepPolicy;
  queue: string;
  /** Labels that a worker must have to run it. */
  needs: string[];
  priority: Priority;
  overlap: OverlapPolicy;
  max_concurrent: number;
  /** Under `queue_all`, so many may wait. */
  overlap_queue_limit: number;
  misfire: MisfirePolicy;
  misfire_grace_s: number;
  /** Null: caught up however late. */
  misfire_window_s: number | null;
  misfire_cap: number;
  /** Null: no end. */
  max_executions: number | null;
  reset_counter_on_active: boolean;
  /** How many due times have counted towards `max_executions`. */
  fired_count: number;
  snoozed_until: string | null;
  paused_at: string | null;
  resumed_at: string | null;
  pause_reason: string;
  on_lost: LostPolicy;
  owner_id: string;
  version: number;
  created_at: string;
  updated_at: string;
  next_fire_at: string | null;
  stats: JobStats;
}

/** What a person may write of a job; the rest is the server's. */
export interface JobInput {
  name: string;
  description: string;
  tags: string[];
  state: JobState;
  schedule: Schedule | null;
  timing: Timing;
  executor: ExecutorRef;
  timeout_s: number;
  setup_timeout_s: number;
  grace_s: number;
  environment: Record<string, string>;
  parameters: Parameter[];
  sandbox: Sandbox;
  retry: RetryPolicy;
  keep: KeepPolicy;
  queue: string;
  needs: string[];
  priority: Priority;
  overlap: OverlapPolicy;
  max_concurrent: number;
  overlap_queue_limit: number;
  misfire: MisfirePolicy;
  misfire_grace_s: number;
  misfire_window_s: number | null;
  misfire_cap: number;
  max_executions: number | null;
  reset_counter_on_active: boolean;
  snoozed_until: string | null;
  on_lost: LostPolicy;
}

export interface Page<T> {
  items: T[];
  total: number;
  /** False when the answer was cut short: then `total` is a lower bound. */
  complete: boolean;
  next_cursor: string | null;
}

export type JobSort = "name" | "-name" | "created_at" | "-created_at";

export interface JobFilters {
  search?: string | undefined;
  state?: JobState[] | undefined;
  tag?: string[] | undefined;
  sort?: JobSort | undefined;
}

export type BulkAction = "activate" | "pause" | "archive" | "delete";

export interface BulkResult {
  id: string;
  ok: boolean;
  error: string | null;
}

export interface LogTotals {
  lines: number;
  bytes: number;
  dropped_lines: number;
  dropped_bytes: number;
}

export interface Attempt {
  number: number;
  worker: string;
  started_at: string;
  finished_at: string | null;
  outcome: Outcome | null;
  exit_code: number | null;
  signal: string | null;
  error: string | null;
  /** Why it did not succeed. */
  cause: Cause | null;
  http_status: number | null;
  /** Offset of the first line that it may have printed. */
  first_line: number;
  setup_ms: number | null;
  cleanup_ms: number | null;
  /** When the attempt after it begins. */
  retry_at: string | null;
}

export interface Highlight {
  field: "error" | "output" | "job_name";
  text: string;
  ranges: [number, number][];
}

export interface Execution {
  id: string;
  job_id: string;
  job_name: string;
  job_version: number;
  owner_id: string;
  tags: string[];
  origin: Origin;
  state: ExecutionState;
  queue: string;
  needs: string[];
  scheduled_for: string;
  queued_at: string;
  started_at: string | null;
  finished_at: string | null;
  duration_ms: number | null;
  lag_ms: number | null;
  exit_code: number | null;
  error: string | null;
  reason: string | null;
  missed_count: number;
  missed_until: string | null;
  cpu_ms: number | null;
  peak_memory_bytes: number | null;
  log: LogTotals;
  attempts: Attempt[];
  /** Why it did not succeed. */
  cause: Cause | null;
  http_status: number | null;
  /** When the next attempt begins, while it waits for that. */
  retry_at: string | null;
  /** It looks whether it could run, and does nothing. */
  is_dry_run: boolean;
  highlights: Highlight[];
}

export type ExecutionSort = "-scheduled_for" | "scheduled_for" | "-duration_ms" | "duration_ms";

export interface ExecutionFilters {
  job_id?: string | undefined;
  state?: ExecutionState[] | undefined;
  tag?: string[] | undefined;
  query?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  sort?: ExecutionSort | undefined;
}

export interface LogLine {
  offset: number;
  time: string;
  stream: "stdout" | "stderr" | "system";
  text: string;
  truncated: boolean;
}

export interface LogPage {
  lines: LogLine[];
  next_after: number | null;
  finished: boolean;
}

export type EventType =
  | "job.saved"
  | "job.deleted"
  | "execution.queued"
  | "execution.started"
  | "execution.finished"
  | "execution.progress"
  | "scheduling.paused"
  | "scheduling.resumed";

export interface ChronosEvent {
  type: EventType;
  owner_id: string;
  job_id: string;
  execution_id?: string | null;
  state?: ExecutionState | null;
  time?: string | null;
  /** Of `execution.progress`, which only those hear who ask for that execution. */
  progress?: Progress | null;
}

export interface PreviewWarning {
  code: string;
  detail: string;
}

/** Why a due time does not run. */
export type SlotReason =
  | "overlap"
  | "calendar"
  | "window"
  | "snoozed"
  | "paused"
  | "run_cap"
  | "queue_full"
  | "policy"
  | "expired"
  | "catch_up_cap";

/** A due time to come, and whether it will be skipped. */
export interface PreviewSlot {
  due_at: string;
  skipped: SlotReason | null;
  /** For `calendar` its name and what it has then. */
  detail: string;
}

/** A clock change that moves, drops, doubles or merges a due time. */
export interface ClockChange {
  at: string;
  kind: "forward" | "back";
  text: string;
}

export interface SchedulePreview {
  fire_times: string[];
  description: string;
  warnings: PreviewWarning[];
  slots: PreviewSlot[];
  /** Of the next 24 months. */
  clock_changes: ClockChange[];
}

/** What would have been otherwise in a simulation. */
export interface Simulation {
  schedule?: Schedule | undefined;
  timing?: Timing | undefined;
  overlap?: OverlapPolicy;
  max_concurrent?: number;
  misfire?: MisfirePolicy;
}

export interface SimulationFigures {
  due: number;
  ran: number;
  skipped: number;
  missed: number;
  waited_ms_total: number;
  waited_ms_max: number;
  /** Most that ran at once. */
  peak: number;
}

export interface SimulationResult {
  from: string;
  to: string;
  durations: { count: number; median_ms: number; source: "history" | "assumed" };
  before: SimulationFigures;
  after: SimulationFigures;
  /** Up to 100; the totals count all. */
  added: string[];
  added_total: number;
  lost: string[];
  lost_total: number;
}

export interface ImportedJob {
  line: number;
  name: string;
  schedule: Schedule | null;
  schedule_text: string;
  command: string;
  run_as: string | null;
  environment: Record<string, string>;
  stdin: string | null;
  next_fire_at: string | null;
  warnings: string[];
  job_id: string | null;
}

export interface ImportTotals {
  lines: number;
  jobs: number;
  settings: number;
  rejected: number;
  comments: number;
  blanks: number;
}

export interface CrontabImport {
  jobs: ImportedJob[];
  settings: { line: number; name: string; value: string }[];
  rejected: { line: number; text: string; reason: string }[];
  ignored: { line: number; kind: "comment" | "blank" }[];
  totals: ImportTotals;
}

export interface CrontabImportRequest {
  text: string;
  kind: "user" | "system";
  timezone: string;
  state: "draft" | "active" | "paused";
  dry_run: boolean;
}

export interface WorkerInfo {
  id: string;
  host: string;
  pid: number;
  queues: string[];
  slots: number;
  running: number;
  started_at: string;
  seen_at: string;
  /** What it offers; jobs may ask for it. */
  labels: string[];
  /** What of sandboxes it cannot enforce, a sentence each. */
  missing: string[];
  load: WorkerLoad;
  /** It takes nothing new. */
  is_cordoned: boolean;
  /** It takes nothing new, and stops when what runs has ended. */
  is_draining: boolean;
}

export interface OutcomePoint {
  time: string;
  succeeded: number;
  failed: number;
  not_run: number;
}

export interface OutcomeSeries {
  bucket_s: number;
  points: OutcomePoint[];
}

export interface FailingJob {
  job_id: string;
  job_name: string;
  execution_id: string;
  state: ExecutionState;
  error: string | null;
  finished_at: string;
  since: string;
  count: number;
}

export interface UpcomingFire {
  job_id: string;
  job_name: string;
  fire_at: string;
  schedule_text: string;
}

export interface Overview {
  now: string;
  running: Execution[];
  running_total: number;
  queued_total: number;
  next: UpcomingFire[];
  failing: FailingJob[];
  workers: WorkerInfo[];
  jobs: { active: number; paused: number; draft: number; archived: number };
  outcomes: OutcomeSeries;
  previous: OutcomeSeries;
  lag: { p50_ms: number | null; p99_ms: number | null; count: number };
}

export type Metric =
  | "duration_ms"
  | "lag_ms"
  | "cpu_ms"
  | "peak_memory_bytes"
  /** Of one core: two busy ones are 200. */
  | "peak_cpu_percent"
  | "peak_processes"
  | "peak_open_files"
  | "io_bytes"
  | "succeeded"
  | "failed"
  | "not_run";
export type Reduce = "avg" | "min" | "max" | "sum" | "count" | "last";

export interface MetricSeries {
  metric: Metric;
  unit: string;
  bucket_s: number;
  points: { time: string; value: number }[];
}

export interface DurationPoint {
  execution_id: string;
  time: string;
  duration_ms: number;
  state: ExecutionState;
}

export interface ExecutorKind {
  kind: string;
  title: string;
  description: string;
  config_schema: JsonSchema;
  /** Whether it starts a program, which a sandbox can hold. */
  is_process: boolean;
}

export interface Catalog {
  executors: ExecutorKind[];
}

/** The part of JSON schema that the server uses to describe an executor's config. */
export interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  title?: string;
  description?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: boolean | JsonSchema;
  enum?: (string | number | boolean | null)[];
  anyOf?: JsonSchema[];
  default?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
}

export interface User {
  id: string;
  email: string;
  name: string;
  role: "admin" | "developer" | "viewer";
  created_at: string;
  username: string | null;
  state: "active" | "invited" | "unverified" | "pending" | "disabled";
  timezone: string;
  email_verified_at: string | null;
  last_login_at: string | null;
  has_totp: boolean;
}

export interface Token {
  access_token: string;
  token_type: string;
  expires_in: number;
}

export interface ProblemError {
  pointer: string;
  code: string;
  detail: string;
}

/** application/problem+json: what happened, in words, and every refused field. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  errors: ProblemError[];
}

export type Disposition = "fired" | "merged" | "skipped" | "missed" | "held";

/** What became of a due time, or of several in a row that share one answer. */
export interface Slot {
  due_at: string;
  /** The last due time that it stands for; null for one. */
  until: string | null;
  count: number;
  disposition: Disposition;
  reason: SlotReason | null;
  /** The answer in one line. */
  text: string;
  late_ms: number | null;
  execution_id: string | null;
  execution_state: ExecutionState | null;
  backfill_id: string | null;
}

export interface SlotPage {
  /** Rising by due time. */
  items: Slot[];
  /** False when older records than are kept would belong to it. */
  complete: boolean;
  next_cursor: string | null;
}

/** What would become of the due times that are held, were the job resumed now. */
export interface ResumePreview {
  total: number;
  /** The first due times that would run. */
  run: string[];
  run_count: number;
  merged: number;
  missed: number;
  skipped: number;
  text: string;
}

export interface BackfillInput {
  from: string;
  to: string;
  max_parallel: number;
  include_fired: boolean;
}

export interface Backfill {
  id: string;
  job_id: string;
  from: string;
  to: string;
  state: "running" | "done" | "cancelled";
  total: number;
  dispatched: number;
  max_parallel: number;
  created_at: string;
  finished_at: string | null;
  created_by: string;
}

export interface BackfillAnswer {
  /** Null after a dry run. */
  backfill: Backfill | null;
  total: number;
  /** The first due times that it runs. */
  times: string[];
}

export interface SchedulingPause {
  paused: boolean;
  since: string | null;
  reason: string;
  by: string;
}

export interface Limit {
  scope: "owner" | "tag";
  /** A tag, or the id of a user. */
  name: string;
  owner_id: string;
  limit: number;
  running: number;
  waiting: number;
}

export type CalendarMode = "closed" | "open";

/** A covered stretch of time, from `start` up to and without `end`. */
export interface Stretch {
  start: string;
  end: string;
  label: string;
}

export type CalendarSource =
  | { kind: "ranges"; ranges: Stretch[] }
  | { kind: "holidays"; country: string; subdivision: string }
  | { kind: "ics"; text: string };

export interface CalendarInput {
  name: string;
  description: string;
  mode: CalendarMode;
  timezone: string;
  source: CalendarSource;
  tags: string[];
}

export interface Calendar extends CalendarInput {
  id: string;
  owner_id: string;
  version: number;
  created_at: string;
  updated_at: string;
}

/** One calendar as it is read for itself: what may surprise about it as well. */
export interface CalendarView extends Calendar {
  warnings: PreviewWarning[];
}

export interface CalendarPreview {
  stretches: Stretch[];
  /** False when there are more than were given. */
  complete: boolean;
}

export interface Country {
  code: string;
  name: string;
  subdivisions: { code: string; name: string }[];
}
