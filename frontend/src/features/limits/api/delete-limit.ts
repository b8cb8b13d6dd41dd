import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { Limit } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { offerUndo } from "@/lib/undo";
import { limitsKey } from "./keys";

/** Takes a limit away; the message offers the way back. */
export function useDeleteLimit() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: limitsKey });
  const restore = async (limit: Limit) => {
    await api.putLimit({ limit_scope: limit.scope, name: limit.name }, { limit: limit.limit });
    await refresh();
  };
  return useMutation({
    mutationFn: ({ scope, name }: Limit) => api.removeLimit({ limit_scope: scope, name }),
    onError: (error) => toast.error("The limit was not changed", { description: problemText(error) }),
    onSuccess: (_, limit) => {
      offerUndo(`Removed the limit of ${limit.name}`, () => restore(limit));
      return refresh();
    },
  });
}
