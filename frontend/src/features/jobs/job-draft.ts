import type { Job, JobInput, JobState, MisfirePolicy, OverlapPolicy } from "@/api/types";
import type { KeyValue } from "@/components/ui/key-value-editor";
import { draftOf, type ScheduleDraft, scheduleOf } from "./schedule-draft";

/** A job while it is being written. */
export interface JobDraft {
  name: string;
  description: string;
  tags: string[];
  kind: string;
  /** One config for each kind that was looked at, so that changing the mind costs nothing. */
  configs: Record<string, Record<string, unknown>>;
  schedule: ScheduleDraft;
  timeout_s: number;
  overlap: OverlapPolicy;
  misfire: MisfirePolicy;
  environment: KeyValue[];
}

const DEFAULT_TIMEOUT_S = 3_600;

export function newDraft(ownZone: string): JobDraft {
  return {
    name: "",
    description: "",
    tags: [],
    kind: "shell",
    configs: {},
    schedule: { ...draftOf(null, ownZone), kind: "cron" },
    timeout_s: DEFAULT_TIMEOUT_S,
    overlap: "skip",
    misfire: "latest",
    environment: [],
  };
}

export function draftOfJob(job: Job, ownZone: string): JobDraft {
  return {
    name: job.name,
    description: job.description,
    tags: [...job.tags],
    kind: job.executor.kind,
    configs: { [job.executor.kind]: job.executor.config },
    schedule: draftOf(job.schedule, ownZone),
    timeout_s: job.timeout_s,
    overlap: job.overlap,
    misfire: job.misfire,
    environment: Object.entries(job.environment),
  };
}

/** What to send; undefined while the schedule or the time limit is not complete. */
export function inputOf(draft: JobDraft, state: JobState): JobInput | undefined {
  const schedule = scheduleOf(draft.schedule);
  if (schedule === undefined || !Number.isFinite(draft.timeout_s)) return undefined;
  return {
    name: draft.name.trim(),
    description: draft.description,
    tags: draft.tags,
    state,
    schedule,
    executor: { kind: draft.kind, config: withoutUndefined(draft.configs[draft.kind] ?? {}) },
    timeout_s: draft.timeout_s,
    environment: Object.fromEntries(draft.environment.filter(([name]) => name !== "")),
    overlap: draft.overlap,
    misfire: draft.misfire,
  };
}

function withoutUndefined(config: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}
