/** What the pages call the shapes of the API. `schema.d.ts` has them as the API describes them; times are RFC 3339 text. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type JobState = Schemas["JobState"];
export type ExecutionState = Schemas["ExecutionState"];
export type Outcome = Schemas["Outcome"];
export type Origin = Schemas["Origin"];
export type OverlapPolicy = Schemas["OverlapPolicy"];
export type MisfirePolicy = Schemas["MisfirePolicy"];
export type LostPolicy = Schemas["LostPolicy"];
export type Priority = Schemas["Priority"];
/** What becomes of a clock time that a clock put forward leaves out. */
export type GapPolicy = Schemas["GapPolicy"];
/** Which pass counts of a clock time that a clock put back repeats. */
export type FoldPolicy = Schemas["FoldPolicy"];
export type Weekday = Schemas["Weekday"];

export type CronSchedule = Schemas["CronSpec"];
export type IntervalSchedule = Schemas["IntervalSpec"];
export type DateSchedule = Schemas["DateSpec"];
export type OneSchedule = CronSchedule | IntervalSchedule | DateSchedule;
/** Due whenever one of several is. */
export type AnySchedule = Schemas["AnySpec"];
export type Schedule = OneSchedule | AnySchedule;
/** Hours in which a job may run, on its schedule's wall clock; an end before the start is on the next day. */
export type RunWindow = Schemas["Window"];
/** What narrows a schedule; what is absent does not. */
export type Timing = Schemas["Timing"];

/** One value that an execution is given; a scheduled one takes the default. */
export type Parameter = Schemas["Parameter"];
export type ParameterType = Schemas["ParameterType"];
export type ParameterValue = NonNullable<Parameter["default"]>;
/** How much of a job's history is kept; absent or null: as the installation has it. */
export type KeepPolicy = Schemas["KeepPolicy"];
/** Why an attempt did not succeed. */
export type Cause = Schemas["Cause"];
/** When a failed attempt is followed by another one; what is absent is as usual. */
export type RetryPolicy = Schemas["RetryPolicy"];
/** How far an attempt is kept apart from the machine. */
export type Profile = Schemas["Profile"];
export type Network = Schemas["Network"];
/** What an attempt may use; absent or null: as the profile has it. */
export type SandboxLimits = Schemas["Limits"];
/** A folder or file of the machine that is shown inside. */
export type Bind = Schemas["Bind"];
/** Absent of a job: `trusted`, without limits. */
export type Sandbox = Schemas["Sandbox"];

export type ExecutorRef = Schemas["ExecutorRef"];
export type RecentOutcome = Schemas["RecentExecution"];
export type JobStats = Schemas["JobStatsView"];
export type Job = Schemas["JobView"];
/** What the form of a job writes: all that a person may. */
export type JobInput = Required<Omit<Schemas["NewJob"], "pause_reason" | "team_id">>;
/** What the form of a job writes of one that is there. */
export type JobEdit = Omit<JobInput, "state">;
export type JobSort = Schemas["JobSort"];
/** What the list of jobs does to many at once. */
export type BulkAction = Extract<Schemas["BulkAction"], "activate" | "pause" | "archive" | "delete">;
export type BulkResult = Schemas["BulkResult"];

export interface Page<T> {
  items: T[];
  total: number;
  /** False when the answer was cut short: then `total` is a lower bound. */
  complete: boolean;
  next_cursor: string | null;
}

export interface JobFilters {
  search?: string | undefined;
  state?: JobState[] | undefined;
  tag?: string[] | undefined;
  /** A user's or a team's id. */
  owner_id?: string | undefined;
  sort?: JobSort | undefined;
}

export type LogTotals = Schemas["LogTotals"];
export type Attempt = Schemas["Attempt"];
export type Highlight = Schemas["Highlight"];
export type Execution = Schemas["ExecutionView"];
export type ExecutionSort = Schemas["ExecutionSort"];

export interface ExecutionFilters {
  job_id?: string | undefined;
  state?: ExecutionState[] | undefined;
  tag?: string[] | undefined;
  query?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  sort?: ExecutionSort | undefined;
}

/** How far an execution says that it has come. */
export type Progress = Schemas["Progress"];
/** Something that an execution measured of itself. */
export type ReportedMetric = Schemas["ReportedMetric"];
/** A small file that an execution keeps. */
export type Artifact = Schemas["ArtifactInfo"];
/** What an execution was given, and what it said of itself. */
export type ExecutionRecord = Schemas["RecordView"];
/** Which definition of its job a replay runs. */
export type ReplayDefinition = Schemas["ReplayDefinition"];
/** What an attempt used at a moment. */
export type UsagePoint = Schemas["UsagePoint"];
export type UsageCurve = Schemas["UsageCurve"];

export type FieldComparison = Schemas["FieldComparison"];
export type DefinitionDifference = Schemas["DefinitionDifference"];
export type HunkLine = Schemas["HunkLine"];
/** A stretch of both logs; the starts count stored lines from 0. */
export type LogHunk = Schemas["LogHunk"];
export type LogComparison = Schemas["LogComparison"];
/** Two executions side by side. */
export type Comparison = Schemas["Comparison"];

/** An execution that failed for good, though it may be tried again, and waits for somebody to decide. */
export type DeadLetter = Schemas["DeadLetterView"];
export type DeadLetterResult = Schemas["DeadLetterResult"];

export type LogLine = Schemas["LogLine"];
export type LogPage = Schemas["LogPage"];
export type LogMatch = Schemas["LogMatch"];
/** An execution whose log has what was searched, with its first matching lines. */
export type LogHit = Schemas["LogHit"];

export type EventType =
  | "job.saved"
  | "job.deleted"
  | "execution.queued"
  | "execution.started"
  | "execution.finished"
  | "execution.progress"
  | "comment.saved"
  | "scheduling.paused"
  | "scheduling.resumed";

/** One of the list that an `events` event of the stream carries, which the API's description does not tell. */
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

export type PreviewWarning = Schemas["ScheduleWarning"];
/** Why a due time does not run. */
export type SlotReason = Schemas["SlotReason"];
/** A due time to come, and whether it will be skipped. */
export type PreviewSlot = Schemas["PreviewSlot"];
/** A clock change that moves, drops, doubles or merges a due time. */
export type ClockChange = Schemas["ClockChange"];
export type SchedulePreview = Schemas["Preview"];
/** What would have been otherwise in a simulation. */
export type Simulation = Schemas["SimulationRequest"];
export type SimulationFigures = Schemas["Replay"];
export type SimulationResult = Schemas["SimulationView"];

export type Disposition = Schemas["Disposition"];
/** What became of a due time, or of several in a row that share one answer. */
export type Slot = Schemas["SlotView"];
export type SlotPage = Schemas["SlotList"];
/** What would become of the due times that are held, were the job resumed now. */
export type ResumePreview = Schemas["ResumePreview"];
export type BackfillInput = Required<Omit<Schemas["BackfillRequest"], "dry_run">>;
export type Backfill = Schemas["BackfillView"];
export type BackfillAnswer = Schemas["BackfillAnswer"];
export type SchedulingPause = Schemas["PauseView"];
export type Limit = Schemas["LimitView"];

export type ImportedJob = Schemas["ImportedJob"];
export type ImportTotals = Schemas["ImportTotals"];
export type CrontabImport = Schemas["CrontabImport"];
export type CrontabImportRequest = Required<Schemas["CrontabImportRequest"]>;

/** What a worker's machine gives to it and to its attempts. */
export type WorkerLoad = Schemas["WorkerLoad"];
export type WorkerInfo = Schemas["WorkerInfo"];
/** What waits for workers that offer the same labels. */
export type QueueView = Schemas["QueueView"];

export type OutcomePoint = Schemas["OutcomePoint"];
export type OutcomeSeries = Schemas["OutcomeSeries"];
export type FailingJob = Schemas["FailingJob"];
export type UpcomingFire = Schemas["UpcomingFire"];
export type Overview = Schemas["Overview"];

export type Metric = Schemas["Metric"];
export type Reduce = Schemas["Reduce"];
/** A moment and what was measured then. */
export type MetricPoint = Schemas["Sample"];
export type MetricSeries = Schemas["MetricSeries"];
export type DurationPoint = Schemas["DurationPoint"];
/** Something that a job measures of itself. */
export type Kpi = Schemas["Kpi"];
export type KpiSeries = Schemas["KpiSeries"];

export type ExecutorKind = Schemas["ExecutorEntry"];
export type Catalog = Schemas["Catalog"];

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

export type CalendarMode = Schemas["CalendarMode"];
/** A covered stretch of time, from `start` up to and without `end`. */
export type Stretch = Schemas["Blackout"];
export type CalendarSource = CalendarInput["source"];
export type CalendarInput = Required<Schemas["NewCalendar"]>;
export type Calendar = Schemas["Calendar"];
/** One calendar as it is read for itself: what may surprise about it as well. */
export type CalendarView = Schemas["CalendarView"];
export type CalendarPreview = Schemas["CalendarPreview"];
export type Country = Schemas["Country"];

/** Who may use it: all jobs of its owner, or one. */
export type ScopeKind = Schemas["ScopeKind"];
export type JobUse = Schemas["JobUse"];
/** What is told of a secret: everything but its values. */
export type Secret = Schemas["SecretView"];
export type SecretPage = Schemas["SecretList"];
export interface SecretInput {
  fields: Record<string, string>;
  description: string;
  job_id: string | null;
}
/** What a variable was from one moment on. */
export type VariableVersion = Schemas["VariableVersion"];
export type Variable = Schemas["VariableView"];
export type VariableInput = Required<Schemas["PutVariable"]>;
export type VariableFormat = Schemas["VariableFormat"];
export type VariableExport = Schemas["VariableExport"];
export type VariableImportReport = Schemas["VariableImportReport"];

export type Me = Schemas["Me"];
export type User = Schemas["User"];
/** Where one is logged in. */
export type Session = Schemas["SessionView"];
export type Passkey = Schemas["Passkey"];
export type ApiKey = Schemas["ApiKey"];
export type NewApiKey = Schemas["NewApiKey"];
export type Permission = Schemas["Permission"];
export type TeamRole = Schemas["TeamRole"];
/** A team as the caller stands to it. */
export type Team = Schemas["TeamView"];
export type TeamInput = Required<Schemas["NewTeam"]>;
export type Member = Schemas["MemberView"];
/** How far a shared job is open to somebody. */
export type GrantLevel = Schemas["GrantLevel"];
export type Grant = Schemas["GrantView"];
export type Comment = Schemas["CommentView"];
/** A version of a job, and what it changed of the one before. */
export type JobVersion = Schemas["VersionSummary"];
export type JobVersionView = Schemas["VersionView"];
/** A user or a team by name. */
export type DirectoryEntry = Schemas["DirectoryEntry"];
export type ProblemError = Schemas["FieldError"];
/** application/problem+json: what happened, in words, and every refused field. */
export type ProblemDocument = Schemas["Problem"];
