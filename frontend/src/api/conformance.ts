/**
 * Proves at compile time that what the pages read is what the API describes: every generated answer must fit the
 * shape in `types.ts` and the files beside it. `schema.d.ts` is generated from `openapi.json`; a test keeps that equal to the running code.
 */
import type { Comparison } from "./comparison";
import type { DeadLetterPage, DeadLetterResult } from "./dead-letters";
import type { Kpi, KpiSeries } from "./kpis";
import type { LogHit, LogPosition } from "./log-search";
import type { ExecutionRecord } from "./records";
import type { components } from "./schema";
import type * as pages from "./types";
import type { Secret, SecretPage } from "./secrets";
import type { UsageCurve } from "./usage";
import type { Variable, VariableExport, VariableImportReport, VariableVersion } from "./variables";
import type { QueueView } from "./workers";

type Answers = components["schemas"];

/** Pairs of [what the API answers, what the pages take it for]. */
interface Pairs {
  // A request may leave `config` out, which the schema of the same struct says of answers, too.
  job: [Omit<Answers["JobView"], "executor">, Omit<pages.Job, "executor">];
  execution: [Answers["ExecutionView"], pages.Execution];
  executions: [Answers["ExecutionList"], pages.Page<pages.Execution>];
  log: [Answers["LogPage"], pages.LogPage];
  logSearch: [Answers["LogSearchPage"], pages.Page<LogHit>];
  logPosition: [Answers["LogPosition"], LogPosition];
  record: [Answers["RecordView"], ExecutionRecord];
  usage: [Answers["UsageCurve"], UsageCurve];
  comparison: [Answers["Comparison"], Comparison];
  secrets: [Answers["SecretList"], SecretPage];
  secret: [Answers["SecretView"], Secret];
  variables: [Answers["VariableList"], pages.Page<Variable>];
  variable: [Answers["VariableView"], Variable];
  variableVersions: [Answers["VariableVersions"], { items: VariableVersion[] }];
  variableExport: [Answers["VariableExport"], VariableExport];
  variableImport: [Answers["VariableImportReport"], VariableImportReport];
  preview: [Answers["Preview"], pages.SchedulePreview];
  simulation: [Answers["SimulationView"], pages.SimulationResult];
  slots: [Answers["SlotList"], pages.SlotPage];
  resume: [Answers["ResumePreview"], pages.ResumePreview];
  backfills: [Answers["BackfillList"], { items: pages.Backfill[] }];
  backfill: [Answers["BackfillAnswer"], pages.BackfillAnswer];
  pause: [Answers["PauseView"], pages.SchedulingPause];
  limits: [Answers["LimitList"], { items: pages.Limit[] }];
  calendars: [Answers["CalendarList"], pages.Page<pages.Calendar>];
  calendar: [Answers["CalendarView"], pages.CalendarView];
  covered: [Answers["CalendarPreview"], pages.CalendarPreview];
  country: [Answers["Country"], pages.Country];
  import: [Answers["CrontabImport"], pages.CrontabImport];
  overview: [Answers["Overview"], pages.Overview];
  series: [Answers["MetricSeries"], pages.MetricSeries];
  duration: [Answers["DurationPoint"], pages.DurationPoint];
  user: [Answers["User"], pages.User];
  token: [Answers["Token"], pages.Token];
  workers: [Answers["WorkerList"], { items: pages.WorkerInfo[] }];
  queues: [Answers["QueueList"], { items: QueueView[] }];
  deadLetters: [Answers["DeadLetterList"], DeadLetterPage];
  deadLetterResults: [Answers["DeadLetterResults"], { results: DeadLetterResult[] }];
  kpis: [Answers["KpiList"], { items: Kpi[] }];
  kpi: [Answers["KpiSeries"], KpiSeries];
  bulk: [Answers["BulkResult"], pages.BulkResult];
  problem: [Answers["Problem"], pages.ProblemDocument];
}

type Misfits = {
  [Name in keyof Pairs]: Pairs[Name] extends [infer Answer, infer Page]
    ? Answer extends Page
      ? never
      : Name
    : never;
}[keyof Pairs];

/** Does not compile while an answer does not fit; the error then names the pairs. */
export const everyAnswerFits: [Misfits] extends [never] ? true : Misfits = true;
