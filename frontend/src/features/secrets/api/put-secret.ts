import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { SecretInput } from "@/api/types";
import { secretKeys } from "./keys";
import { ownerQuery, type Place } from "../place";

/** Keeps a secret, new or in place of the former one with all its fields. */
export function usePutSecret(name: string, place: Place) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: SecretInput) => api.putSecret({ name }, input, ownerQuery(place)),
    onSuccess: () => client.invalidateQueries({ queryKey: secretKeys.all }),
    // What was typed is not to lie about in memory longer than it must.
    gcTime: 0,
  });
}
