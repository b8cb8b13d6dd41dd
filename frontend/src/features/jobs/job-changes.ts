import type { Job, Simulation } from "@/api/types";
import { draftOfJob, type JobDraft } from "./job-draft";
import { scheduleOf, zoneOf } from "./schedule-draft";
import { timingOf } from "./timing-draft";

/**
 * What a simulation of the changed job is asked: only what is not as it was saved, hence empty when nothing is.
 * Undefined while a part is not complete, or when there is no schedule whose due times could be replayed.
 */
export function changesOf(draft: JobDraft, job: Job, ownZone: string): Simulation | undefined {
  const now = simulated(draft);
  const was = simulated(draftOfJob(job, ownZone));
  if (!now.schedule || !now.timing || !Number.isInteger(now.max_concurrent)) return undefined;
  return Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name as keyof Simulation]),
    ),
  );
}

function simulated(draft: JobDraft): Simulation {
  return {
    schedule: scheduleOf(draft.schedule) ?? undefined,
    timing: timingOf(draft.timing, zoneOf(draft.schedule)),
    overlap: draft.overlap,
    max_concurrent: draft.max_concurrent,
    misfire: draft.misfire,
  };
}
