import type { BulkAction, BulkResult, JobState } from "@/api/types";

const BACK: Partial<Record<JobState, BulkAction>> = {
  active: "activate",
  paused: "pause",
  archived: "archive",
};

/** What brings jobs back to the states that they had before; drafts have no bulk action. */
export function undoSteps(results: readonly Pick<BulkResult, "id" | "ok" | "former_state">[]): {
  bulk: { action: BulkAction; ids: string[] }[];
  drafts: string[];
} {
  const byAction = new Map<BulkAction, string[]>();
  const drafts: string[] = [];
  for (const { id, ok, former_state: state } of results) {
    if (!ok || !state) continue;
    const action = BACK[state];
    if (!action) drafts.push(id);
    else {
      const ids = byAction.get(action);
      if (ids) ids.push(id);
      else byAction.set(action, [id]);
    }
  }
  return { bulk: [...byAction].map(([action, ids]) => ({ action, ids })), drafts };
}
