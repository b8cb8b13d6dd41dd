import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { Advice } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { offerUndo } from "@/lib/undo";
import { adviceKeys } from "./keys";

export type Decision = "apply" | "dismiss" | "undo";

interface Settlement {
  advice: Advice;
  decision: Decision;
}

const CALLS = { apply: api.applyAdvice, dismiss: api.dismissAdvice, undo: api.undoAdvice } as const;

const SAID: Record<Decision, (advice: Advice) => string> = {
  apply: ({ job_name: name, after_text: after }) => `${name}: set to ${after}`,
  dismiss: ({ job_name: name }) => `${name}: dismissed for 90 days`,
  undo: ({ job_name: name }) => `${name}: as it was before`,
};

/** Applies or dismisses an advice, or takes that back; what is done here can be undone at once. */
export function useDecideAdvice() {
  const client = useQueryClient();
  // The job is another version now, and so may be everything that is shown of it.
  const refresh = () => client.invalidateQueries();
  const send = async ({ id }: Advice, decision: Decision) => {
    const decided = await CALLS[decision]({ advice_id: id });
    await (decision === "dismiss" ? client.invalidateQueries({ queryKey: adviceKeys.all }) : refresh());
    return decided;
  };
  return useMutation({
    mutationFn: ({ advice, decision }: Settlement) => send(advice, decision),
    onError: (error) => {
      toast.error("Nothing was changed", { description: problemText(error) });
      void client.invalidateQueries({ queryKey: adviceKeys.all });
    },
    onSuccess: (decided, { decision }) => {
      const said = SAID[decision](decided);
      if (decision === "undo") toast(said);
      else offerUndo(said, () => send(decided, "undo"));
    },
  });
}
