import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { Limit } from "@/api/types";
import { api } from "@/lib/api-client";
import { problemText } from "@/lib/api-problem";
import { limitPath, limitsKey } from "./keys";

/** Takes a limit away; the message offers the way back. */
export function useDeleteLimit() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: limitsKey });
  const fail = (error: Error) =>
    toast.error("The limit was not changed", { description: problemText(error) });
  const restore = async (limit: Limit) => {
    await api.put(limitPath(limit), { limit: limit.limit });
    await refresh();
  };
  return useMutation({
    mutationFn: (limit: Limit) => api.delete(limitPath(limit)),
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
