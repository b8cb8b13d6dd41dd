import type {
  Job,
  JobInput,
  JobState,
  LostPolicy,
  MisfirePolicy,
  OverlapPolicy,
  Priority,
} from "@/api/types";
import type { KeyValue } from "@/components/ui/key-value-editor";
import { instantOf, NO_TIME, type WallTime, wallTimeOf } from "@/lib/wall-time";
import { type KeepDraft, keepDraftOf, keepOf } from "./run/keep-draft";
import { type ParameterDraft, parameterDraftsOf, parametersGap, parametersOf } from "./run/parameter-draft";
import { type RetryDraft, retryDraftOf, retryGap, retryOf } from "./run/retry-draft";
import { type SandboxDraft, sandboxDraftOf, sandboxGap, sandboxOf } from "./run/sandbox-draft";
import { draftOf, type ScheduleDraft, scheduleOf, zoneOf } from "./schedule-draft";
import { type TimingDraft, timingDraftOf, timingOf } from "./timing-draft";

/** A job while it is being written. Of numbers, NaN is an empty field. */
export interface JobDraft {
  /** Whose it is to be; empty: whoever writes it. */
  owner_id: string;
  name: string;
  description: string;
  tags: string[];
  kind: string;
  /** One config for each kind that was looked at, so that changing the mind costs nothing. */
  configs: Record<string, Record<string, unknown>>;
  schedule: ScheduleDraft;
  timing: TimingDraft;
  snoozed_until: WallTime;
  timeout_s: number;
  setup_timeout_s: number;
  grace_s: number;
  retry: RetryDraft;
  on_lost: LostPolicy;
  sandbox: SandboxDraft;
  parameters: readonly ParameterDraft[];
  keep: KeepDraft;
  queue: string;
  /** Labels that a worker must have. */
  needs: string[];
  priority: Priority;
  overlap: OverlapPolicy;
  max_concurrent: number;
  overlap_queue_limit: number;
  misfire: MisfirePolicy;
  misfire_grace_s: number;
  /** NaN: caught up however late. */
  misfire_window_s: number;
  misfire_cap: number;
  /** NaN: no end. */
  max_executions: number;
  reset_counter_on_active: boolean;
  environment: KeyValue[];
}

export function newDraft(ownZone: string, ownerId = ""): JobDraft {
  return {
    owner_id: ownerId,
    name: "",
    description: "",
    tags: [],
    kind: "shell",
    configs: {},
    schedule: { ...draftOf(null, ownZone), isByHand: false },
    timing: timingDraftOf({}, ownZone),
    snoozed_until: NO_TIME,
    timeout_s: 3_600,
    setup_timeout_s: 300,
    grace_s: 10,
    retry: retryDraftOf({}),
    on_lost: "fail",
    sandbox: sandboxDraftOf({}),
    parameters: [],
    keep: keepDraftOf({}),
    queue: "default",
    needs: [],
    priority: "normal",
    overlap: "skip",
    max_concurrent: 1,
    overlap_queue_limit: 100,
    misfire: "latest",
    misfire_grace_s: 60,
    misfire_window_s: Number.NaN,
    misfire_cap: 100,
    max_executions: Number.NaN,
    reset_counter_on_active: true,
    environment: [],
  };
}

export function draftOfJob(job: Job, ownZone: string): JobDraft {
  const schedule = draftOf(job.schedule, ownZone);
  const zone = zoneOf(schedule);
  return {
    owner_id: job.owner_id,
    name: job.name,
    description: job.description,
    tags: [...job.tags],
    kind: job.executor.kind,
    configs: { [job.executor.kind]: job.executor.config ?? {} },
    schedule,
    timing: timingDraftOf(job.timing, zone),
    snoozed_until: wallTimeOf(job.snoozed_until, zone),
    timeout_s: job.timeout_s,
    setup_timeout_s: job.setup_timeout_s,
    grace_s: job.grace_s,
    retry: retryDraftOf(job.retry),
    on_lost: job.on_lost,
    sandbox: sandboxDraftOf(job.sandbox),
    parameters: parameterDraftsOf(job.parameters),
    keep: keepDraftOf(job.keep),
    queue: job.queue,
    needs: [...job.needs],
    priority: job.priority,
    overlap: job.overlap,
    max_concurrent: job.max_concurrent,
    overlap_queue_limit: job.overlap_queue_limit,
    misfire: job.misfire,
    misfire_grace_s: job.misfire_grace_s,
    misfire_window_s: job.misfire_window_s ?? Number.NaN,
    misfire_cap: job.misfire_cap,
    max_executions: job.max_executions ?? Number.NaN,
    reset_counter_on_active: job.reset_counter_on_active,
    environment: Object.entries(job.environment),
  };
}

/** What to send; undefined while something is not complete: `gapsOf` tells what. */
export function inputOf(draft: JobDraft, state: JobState): JobInput | undefined {
  const schedule = scheduleOf(draft.schedule);
  const zone = zoneOf(draft.schedule);
  const timing = timingOf(draft.timing, zone);
  if (schedule === undefined || timing === undefined || gapsOf(draft).length > 0) return undefined;
  return {
    name: draft.name.trim(),
    description: draft.description,
    tags: draft.tags,
    state,
    schedule,
    timing,
    executor: { kind: draft.kind, config: withoutUndefined(draft.configs[draft.kind] ?? {}) },
    timeout_s: draft.timeout_s,
    setup_timeout_s: draft.setup_timeout_s,
    grace_s: draft.grace_s,
    retry: retryOf(draft.retry),
    on_lost: draft.on_lost,
    sandbox: sandboxOf(draft.sandbox),
    parameters: parametersOf(draft.parameters),
    keep: keepOf(draft.keep),
    needs: draft.needs,
    environment: Object.fromEntries(draft.environment.filter(([name]) => name !== "")),
    queue: draft.queue.trim(),
    priority: draft.priority,
    overlap: draft.overlap,
    max_concurrent: draft.max_concurrent,
    overlap_queue_limit: draft.overlap_queue_limit,
    misfire: draft.misfire,
    misfire_grace_s: draft.misfire_grace_s,
    misfire_window_s: orNull(draft.misfire_window_s),
    misfire_cap: draft.misfire_cap,
    max_executions: orNull(draft.max_executions),
    reset_counter_on_active: draft.reset_counter_on_active,
    snoozed_until: instantOf(draft.snoozed_until, zone),
  };
}

export type JobFormPart =
  | "when"
  | "timing"
  | "missed"
  | "overlap"
  | "retries"
  | "limits"
  | "sandbox"
  | "workers"
  | "parameters"
  | "environment"
  | "keep";

/** What is not complete, each with the part of the form that has it. */
export function gapsOf(draft: JobDraft): { part: JobFormPart; what: string }[] {
  const empty = (value: number, what: string) => (Number.isFinite(value) ? undefined : what);
  const gaps: [JobFormPart, string | undefined][] = [
    ["when", scheduleOf(draft.schedule) === undefined ? "the schedule" : undefined],
    ["timing", timingOf(draft.timing, zoneOf(draft.schedule)) ? undefined : "an allowed window"],
    ["missed", empty(draft.misfire_grace_s, "the time after which a due time counts as missed")],
    ["missed", empty(draft.misfire_cap, "how many missed due times are caught up")],
    ["overlap", empty(draft.max_concurrent, "how many may run at once")],
    ["overlap", empty(draft.overlap_queue_limit, "how many may wait")],
    ["retries", retryGap(draft.retry)],
    ["limits", empty(draft.timeout_s, "the time limit")],
    ["limits", empty(draft.setup_timeout_s, "the time to prepare")],
    ["limits", empty(draft.grace_s, "the time to end")],
    ["sandbox", sandboxGap(draft.sandbox)],
    ["parameters", parametersGap(draft.parameters)],
  ];
  return gaps.flatMap(([part, what]) => (what === undefined ? [] : [{ part, what }]));
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function withoutUndefined(config: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}
