import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type OwnAi = Schemas["OwnAiView"];
export type OwnAiChange = Schemas["OwnAiChange"];
export type Spending = Schemas["Spending"];

/** The server is given seven seconds, and the first time it takes some to load what asks it. */
const CHECK_MS = 30_000;

const keyOf = (ownerId: string) => ["own-ai", ownerId] as const;

/** How an owner uses language models, and what was spent. */
export function useOwnAi(ownerId: string) {
  return useQuery({
    queryKey: keyOf(ownerId),
    queryFn: ({ signal }) => api.getOwnAi({ owner_id: ownerId }, { signal }),
  });
}

/** Changes what was seen: when others were faster, nothing is written. */
export function useChangeOwnAi(ownerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ change, version }: { change: OwnAiChange; version: number }) =>
      api.changeOwnAi(change, { query: { owner_id: ownerId }, headers: { "If-Match": `"${version}"` } }),
    onSuccess: (own) => client.setQueryData<OwnAi>(keyOf(ownerId), own),
    onError: () => client.invalidateQueries({ queryKey: keyOf(ownerId) }),
    // A key is not to lie about in memory longer than it must.
    gcTime: 0,
  });
}

/** Takes the key and all choices away. */
export function useRemoveOwnAi(ownerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.removeOwnAi({ owner_id: ownerId }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(ownerId) }),
  });
}

/** Asks the server of the saved key. */
export function useCheckOwnAi(ownerId: string) {
  return useMutation({
    mutationFn: () => api.checkOwnAi({ owner_id: ownerId }, { timeoutMs: CHECK_MS }),
  });
}
