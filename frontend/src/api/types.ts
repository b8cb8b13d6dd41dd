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

/** What the table of jobs may be asked for. */
export interface JobFilters {
  search?: string | undefined;
  state?: JobState[] | undefined;
  tag?: string[] | undefined;
  /** Ids of users and teams. */
  owner_id?: string[] | undefined;
  kind?: string[] | undefined;
  queue?: string[] | undefined;
  standing?: Standing[] | undefined;
  sort?: TableSort | undefined;
}
export type JobRow = Schemas["JobRow"];
export type JobRows = Schemas["JobRows"];
export type JobFacet = Schemas["JobFacet"];
export type JobFacets = Schemas["JobFacets"];
export type TableSort = Schemas["TableSort"];
export type Standing = Schemas["Standing"];

export type LogTotals = Schemas["LogTotals"];
export type Attempt = Schemas["Attempt"];
export type Highlight = Schemas["Highlight"];
export type Execution = Schemas["ExecutionView"];
export type ExecutionSort = Schemas["ExecutionSort"];
export type FacetList = Schemas["FacetList"];
export type Facet = Schemas["Facet"];
export type Histogram = Schemas["Histogram"];

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

/** What is usual for an execution, and of one that failed what is different about it. */
export type Findings = Schemas["Findings"];
export type UsualDuration = Schemas["UsualDuration"];
/** A line of a log. */
export type LogMark = Schemas["LogMark"];

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
  | "scheduling.resumed"
  | "insight.changed"
  /** Only of one's own inbox. */
  | "notification.changed";

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

/** What is told of a job: one episode of one topic. */
export type Insight = Schemas["InsightView"];
export type InsightItem = Schemas["InsightItem"];
export type InsightStatement = Schemas["StatementView"];
export type InsightTopic = Schemas["Topic"];
export type InsightSeverity = Schemas["Severity"];
export type EvidenceItem = Schemas["EvidenceItem"];
/** What somebody thinks of an insight. */
export type Verdict = Schemas["Verdict"];
/** How a job is watched. */
export type Watch = Schemas["WatchView"];
export type Learned = Schemas["Learned"];
/** What durations were expected to be, and what was told of them. */
export type Expectations = Schemas["Expectations"];
export type Anomaly = Schemas["Anomaly"];

/** Failures of one cause, in a list. */
export type PatternItem = Schemas["PatternItem"];
export type Pattern = Schemas["PatternView"];
/** The success that came after a row of failures. */
export type Remedy = Schemas["RemedyView"];
/** What explains a failure, with its evidence. */
export type Explanation = Schemas["Explanation"];
/** The same in sentences. */
export type ExplanationWords = Schemas["ExplanationWords"];

/** A report without what it says. */
export type Report = Schemas["Report"];
export type ReportView = Schemas["ReportView"];
export type ReportBody = Schemas["ReportBody"];
export type ReportFact = Schemas["ReportFact"];
export type ReportSentence = Schemas["ReportSentence"];
export type ReportScope = Schemas["ReportScope"];
/** Who worded a report, and what that took. */
export type Authorship = Schemas["Authorship"];
export type NewReport = Schemas["NewReport"];
export type ReportSchedule = Schemas["ReportScheduleView"];
export type NewReportSchedule = Schemas["NewReportSchedule"];
export type ReportScheduleChange = Schemas["ReportScheduleChange"];
/** What a question was taken to mean, and what was found. */
export type AskAnswer = Schemas["AskAnswer"];
export type AskRow = Schemas["AskRow"];
export type AskPlan = Schemas["AskPlan"];
export type AskMeasure = Schemas["Measure"];

/** One thing that the person is told. */
export type NotificationItem = Schemas["Notification"];
export type NotificationKind = Schemas["NotificationKind"];
export type NotificationPage = Schemas["NotificationList"];
export type NotificationSettings = Schemas["NotificationSettings"];

/** The load of each hour of some days. */
export type ScheduleWeek = Schemas["ScheduleWeek"];
/** A day as bars in rows, with its load and its collisions. */
export type ScheduleDay = Schemas["ScheduleDay"];
export type DayRow = Schemas["DayRow"];
export type DayBar = Schemas["DayBar"];
export type DayBand = Schemas["DayBand"];
export type Collision = Schemas["Collision"];
export type SharedTrait = Schemas["SharedTrait"];
export type MoveProposal = Schemas["MoveProposal"];

export type PreviewWarning = Schemas["ScheduleWarning"];
/** Why a due time does not run. */
export type SlotReason = Schemas["SlotReason"];
/** A due time to come, and whether it will be skipped. */
export type PreviewSlot = Schemas["PreviewSlot"];
/** A clock change that moves, drops, doubles or merges a due time. */
export type ClockChange = Schemas["ClockChange"];
export type SchedulePreview = Schemas["Preview"];
/** What a text means as a schedule. */
export type ScheduleReading = Schemas["ScheduleReading"];
/** A point at which a text can be understood in more than one way. */
export type Doubt = Schemas["Doubt"];
/** A part of a text that nothing was made of. */
export type UnreadPart = Schemas["UnreadPart"];
/** What a sentence says of a job. */
export type DraftedJob = Schemas["DraftedJob"];
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
/** What would come of saving a definition. */
export type JobCheck = Schemas["JobCheck"];
export type JobCheckRequest = Schemas["JobCheckRequest"];
export type JobWarning = Schemas["JobWarning"];
/** A job that is written already, but for a few values. */
export type JobTemplate = Schemas["Template"];
export type TemplateVariable = Schemas["TemplateVariable"];
export type Instantiation = Schemas["Instantiation"];
export type Samples = Schemas["Samples"];
/** A version of a job, and what it changed of the one before. */
export type JobVersion = Schemas["VersionSummary"];
export type JobVersionView = Schemas["VersionView"];
/** A user or a team by name. */
export type DirectoryEntry = Schemas["DirectoryEntry"];
export type ProblemError = Schemas["FieldError"];
/** application/problem+json: what happened, in words, and every refused field. */
export type ProblemDocument = Schemas["Problem"];

/** A page whose filters can be saved. */
export type ViewPage = Schemas["ViewPage"];
export type SavedView = Schemas["SavedViewShown"];
export type ViewInput = Required<Schemas["NewView"]>;

/** A widget, and its place on a dashboard. */
export type Widget = Schemas["Widget"];
export type WidgetConfig = Widget["config"];
export type WidgetValue = Schemas["WidgetValue"];
/** Some of the executions that one may see. */
export type WidgetSelection = Schemas["WidgetSelection"];
export type FigureOf = Schemas["FigureOf"];
export type DashboardShare = Schemas["DashboardShare"];
/** A dashboard in a list. */
export type DashboardSummary = Schemas["DashboardSummary"];
export type Dashboard = Schemas["DashboardView"];
export type DashboardInput = Schemas["NewDashboard"];
export type DashboardEdit = Schemas["DashboardChange"];

/** Outcomes and durations over a stretch of time, and of the one it is compared with. */
export type AnalyticsTrend = Schemas["Trend"];
export type TrendPoint = Schemas["TrendPoint"];
/** Executions that ended, by what became of them. */
export type OutcomeTally = Schemas["Tally"];
/** Outcomes by weekday and hour. */
export type AnalyticsWeek = Schemas["Week"];
export type JobTable = Schemas["JobTable"];
export type JobFigure = Schemas["JobFigure"];
export type JobFigures = Schemas["JobFigures"];

/** What to expect of a job. */
export type JobForecast = Schemas["JobForecast"];
export type ForecastInterval = Schemas["Interval"];
export type ForecastModel = Schemas["ForecastModel"];
/** When an execution that runs is done. */
export type Outlook = Schemas["Outlook"];
/** The load of the coming days. */
export type LoadForecast = Schemas["LoadForecast"];
export type LoadHour = Schemas["LoadHour"];
export type LaneLoad = Schemas["LaneLoad"];
/** What had better be set otherwise. */
export type Advice = Schemas["AdviceView"];
export type AdviceKind = Schemas["AdviceKind"];
export type AdviceState = Schemas["AdviceState"];
