import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Secret, SecretInput } from "@/api/secrets";
import { api } from "@/lib/api-client";
import { secretKeys, secretPath } from "./keys";

/** Keeps a secret, new or in place of the former one with all its fields. */
export function usePutSecret(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: SecretInput) => api.put<Secret>(secretPath(name), input),
    onSuccess: () => client.invalidateQueries({ queryKey: secretKeys.all }),
    // What was typed is not to lie about in memory longer than it must.
    gcTime: 0,
  });
}
