import type { BackfillInput } from "@/api/types";
import { instantToWall, wallToInstant } from "@/lib/zoned-time";

const DAY_MS = 86_400_000;
export const MAX_PARALLEL = 50;

/** A backfill while it is being written; times are on the clock of the job's zone. */
export interface BackfillDraft {
  from: string;
  to: string;
  /** NaN while nothing usable is typed. */
  max_parallel: number;
  include_fired: boolean;
}

/** The day that ends now, on whole minutes. */
export function newBackfill(zone: string, now: number): BackfillDraft {
  const wall = (at: number) => instantToWall(new Date(at).toISOString(), zone).slice(0, 16);
  return { from: wall(now - DAY_MS), to: wall(now), max_parallel: 1, include_fired: false };
}

/** What to send; null while it is not complete or its end is not after its start. */
export function backfillInput(draft: BackfillDraft, zone: string): BackfillInput | null {
  const from = wallToInstant(draft.from, zone);
  const to = wallToInstant(draft.to, zone);
  if (from === null || to === null || from >= to) return null;
  if (!Number.isInteger(draft.max_parallel) || draft.max_parallel < 1 || draft.max_parallel > MAX_PARALLEL)
    return null;
  return { from, to, max_parallel: draft.max_parallel, include_fired: draft.include_fired };
}

/** Why the end cannot be what it is. */
export function endProblem({ from, to }: BackfillDraft): string | undefined {
  return from !== "" && to !== "" && from >= to ? "This is not after the start." : undefined;
}
