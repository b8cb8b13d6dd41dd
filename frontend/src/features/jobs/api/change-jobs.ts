import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { BulkAction, BulkResult } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { countOf } from "@/lib/format";
import { undoSteps } from "../undo-steps";
import { jobKeys } from "./keys";

const DONE: Record<BulkAction, string> = {
  activate: "activated",
  pause: "paused",
  archive: "archived",
  delete: "deleted",
};
/** Jobs of one request: each takes some milliseconds, and one sees how far it has come. */
export const AT_ONCE = 200;
const PATIENCE_MS = 120_000;

export interface BulkProgress {
  action: BulkAction;
  done: number;
  total: number;
}

interface ChangeJobs {
  /** Does it to each of the jobs; true when none was refused and nobody stopped it. */
  change: (ids: readonly string[], action: BulkAction) => Promise<boolean>;
  /** How far it has come; null while nothing is done. */
  progress: BulkProgress | null;
  stop: () => void;
  /** What was refused of the last one, each with its reason. */
  refused: readonly BulkResult[];
  forgetRefused: () => void;
}

/** Changes many jobs, some at a time; says which were not, and offers undo for all but deletion. */
export function useChangeJobs(): ChangeJobs {
  const client = useQueryClient();
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const [refused, setRefused] = useState<readonly BulkResult[]>([]);
  const isStopped = useRef(false);
  const refresh = () => client.invalidateQueries({ queryKey: jobKeys.all });

  const send = async (ids: readonly string[], action: BulkAction): Promise<BulkResult[]> => {
    const results: BulkResult[] = [];
    const goesOn = () => !isStopped.current;
    isStopped.current = false;
    try {
      for (let at = 0; at < ids.length && goesOn(); at += AT_ONCE) {
        setProgress({ action, done: at, total: ids.length });
        const part = ids.slice(at, at + AT_ONCE);
        results.push(...(await api.changeJobs({ ids: part, action }, { timeoutMs: PATIENCE_MS })).results);
      }
    } catch (error) {
      toast.error(results.length === 0 ? "The jobs were not changed" : "Not all jobs were changed", {
        description: problemText(error),
      });
    } finally {
      setProgress(null);
      void refresh();
    }
    return results;
  };

  const undo = async (results: readonly BulkResult[]) => {
    const { bulk, drafts } = undoSteps(results);
    for (const { action, ids } of bulk) await send(ids, action);
    for (const id of drafts) await api.changeJob({ job_id: id }, { state: "draft" });
    await refresh();
  };
  const offerUndo = (results: readonly BulkResult[]) => ({
    label: "Undo",
    onClick: () =>
      void undo(results).catch((error: unknown) =>
        toast.error("Not all was undone", { description: problemText(error) }),
      ),
  });

  const change = async (ids: readonly string[], action: BulkAction) => {
    const results = await send(ids, action);
    const failed = results.filter(({ ok }) => !ok);
    const done = results.length - failed.length;
    setRefused(failed);
    if (done > 0) {
      const left = ids.length - results.length;
      toast(
        `${countOf(done, "job")} ${DONE[action]}${left > 0 ? `, ${countOf(left, "job")} left alone` : ""}`,
        {
          duration: 10_000,
          ...(action === "delete" ? {} : { action: offerUndo(results) }),
        },
      );
    }
    if (failed.length > 0)
      toast.error(`${countOf(failed.length, "job")} not ${DONE[action]}`, {
        description: failed[0]?.error ?? undefined,
      });
    return failed.length === 0 && results.length === ids.length;
  };
  return {
    change,
    progress,
    stop: () => {
      isStopped.current = true;
    },
    refused,
    forgetRefused: () => setRefused([]),
  };
}
