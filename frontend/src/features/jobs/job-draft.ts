import type { Job, JobInput, JobState, MisfirePolicy, OverlapPolicy, Priority } from "@/api/types";
import type { KeyValue } from "@/components/ui/key-value-editor";
import { instantOf, NO_TIME, type WallTime, wallTimeOf } from "@/lib/wall-time";
import { draftOf, type ScheduleDraft, scheduleOf, zoneOf } from "./schedule-draft";
import { type TimingDraft, timingDraftOf, timingOf } from "./timing-draft";

/** A job while it is being written. Of numbers, NaN is an empty field. */
export interface JobDraft {
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
  queue: string;
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

export function newDraft(ownZone: string): JobDraft {
  return {
    name: "",
    description: "",
    tags: [],
    kind: "shell",
    configs: {},
    schedule: { ...draftOf(null, ownZone), isByHand: false },
    timing: timingDraftOf({}, ownZone),
    snoozed_until: NO_TIME,
    timeout_s: 3_600,
    queue: "default",
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
    name: job.name,
    description: job.description,
    tags: [...job.tags],
    kind: job.executor.kind,
    configs: { [job.executor.kind]: job.executor.config },
    schedule,
    timing: timingDraftOf(job.timing, zone),
    snoozed_until: wallTimeOf(job.snoozed_until, zone),
    timeout_s: job.timeout_s,
    queue: job.queue,
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

export type JobFormPart = "when" | "timing" | "missed" | "overlap" | "limits" | "environment";

/** What is not complete, each with the part of the form that has it. */
export function gapsOf(draft: JobDraft): { part: JobFormPart; what: string }[] {
  const isEmpty = (value: number) => !Number.isFinite(value);
  const gaps: [boolean, JobFormPart, string][] = [
    [scheduleOf(draft.schedule) === undefined, "when", "the schedule"],
    [timingOf(draft.timing, zoneOf(draft.schedule)) === undefined, "timing", "an allowed window"],
    [isEmpty(draft.misfire_grace_s), "missed", "the time after which a run counts as missed"],
    [isEmpty(draft.misfire_cap), "missed", "how many missed runs are caught up"],
    [isEmpty(draft.max_concurrent), "overlap", "how many may run at once"],
    [isEmpty(draft.overlap_queue_limit), "overlap", "how many may wait"],
    [isEmpty(draft.timeout_s), "limits", "the time limit"],
  ];
  return gaps.filter(([isMissing]) => isMissing).map(([, part, what]) => ({ part, what }));
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function withoutUndefined(config: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}
