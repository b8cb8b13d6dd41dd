import type { BulkAction, Job, JobState } from "@/api/types";

const BACK: Partial<Record<JobState, BulkAction>> = {
  active: "activate",
  paused: "pause",
  archived: "archive",
};

/** What brings jobs back to the states they are shown in; drafts have no bulk action. */
export function undoSteps(jobs: readonly Pick<Job, "id" | "state">[]): {
  bulk: { action: BulkAction; ids: string[] }[];
  drafts: string[];
} {
  const byAction = new Map<BulkAction, string[]>();
  const drafts: string[] = [];
  for (const { id, state } of jobs) {
    const action = BACK[state];
    if (!action) drafts.push(id);
    else byAction.set(action, [...(byAction.get(action) ?? []), id]);
  }
  return { bulk: [...byAction].map(([action, ids]) => ({ action, ids })), drafts };
}
