import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import * as api from "@/api/client";
import type { Limit } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { limitsKey } from "./keys";

/** Takes a limit away; the message offers the way back. */
export function useDeleteLimit() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: limitsKey });
  const fail = (error: Error) =>
    toast.error("The limit was not changed", { description: problemText(error) });
  const restore = async (limit: Limit) => {
    await api.putLimit({ limit_scope: limit.scope, name: limit.name }, { limit: limit.limit });
    await refresh();
  };
  return useMutation({
    mutationFn: ({ scope, name }: Limit) => api.removeLimit({ limit_scope: scope, name }),
    onError: fail,
    onSuccess: (_, limit) => {
      toast(`Removed the limit of ${limit.name}`, {
        duration: 10_000,
        action: { label: "Undo", onClick: () => void restore(limit).catch(fail) },
      });
      return refresh();
    },
  });
}
