import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { DeadLetterResult } from "@/api/types";
import { paths } from "@/config/paths";
import { problemText } from "@/lib/api-problem";
import { countOf } from "@/lib/format";
import { deadLetterKeys } from "./keys";

export type Decision = "retry" | "dismiss";

interface Settlement {
  ids: readonly string[];
  decision: Decision;
}

const MOST_AT_ONCE = 1_000;
const PATIENCE_MS = 60_000;

async function send(ids: readonly string[], decision: Decision): Promise<DeadLetterResult[]> {
  const settle = decision === "retry" ? api.retryDeadLetters : api.dismissDeadLetters;
  return (await settle({ ids: [...ids] }, { timeoutMs: PATIENCE_MS })).results;
}

const DONE: Record<Decision, string> = { retry: "tried again", dismiss: "dismissed" };

/** Tries executions again, or takes them off the list; says which could not be. */
export function useSettleDeadLetters() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ ids, decision }: Settlement) => {
      const results: DeadLetterResult[] = [];
      for (let at = 0; at < ids.length; at += MOST_AT_ONCE)
        results.push(...(await send(ids.slice(at, at + MOST_AT_ONCE), decision)));
      return results;
    },
    onSettled: () => client.invalidateQueries({ queryKey: deadLetterKeys.all }),
    onError: (error) => toast.error("Nothing was changed", { description: problemText(error) }),
    onSuccess: (results, { decision }) => {
      const refused = results.filter(({ ok }) => !ok);
      const done = results.length - refused.length;
      const started = results.length === 1 ? results[0]?.execution_id : null;
      if (done > 0)
        toast(`${countOf(done, "execution")} ${DONE[decision]}`, {
          ...(started
            ? { action: { label: "Watch", onClick: () => void navigate(paths.execution(started)) } }
            : {}),
        });
      if (refused.length > 0)
        toast.error(`${countOf(refused.length, "execution")} not ${DONE[decision]}`, {
          description: refused[0]?.error ?? undefined,
        });
    },
  });
}
