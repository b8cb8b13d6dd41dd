import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Limit } from "@/api/types";
import { api } from "@/lib/api-client";
import { limitPath, limitsKey } from "./keys";

type NamedLimit = Pick<Limit, "scope" | "name" | "limit">;

/** Sets how many may run at once; takes the place of an earlier limit of the same name. */
export function useSetLimit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (limit: NamedLimit) => api.put(limitPath(limit), { limit: limit.limit }),
    onSuccess: () => client.invalidateQueries({ queryKey: limitsKey }),
  });
}
