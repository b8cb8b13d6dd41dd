import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Limit } from "@/api/types";
import { limitsKey } from "./keys";

type NamedLimit = Pick<Limit, "scope" | "name" | "limit">;

/** Sets how many may run at once; takes the place of an earlier limit of the same name. */
export function useSetLimit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ scope, name, limit }: NamedLimit) => api.putLimit({ limit_scope: scope, name }, { limit }),
    onSuccess: () => client.invalidateQueries({ queryKey: limitsKey }),
  });
}
