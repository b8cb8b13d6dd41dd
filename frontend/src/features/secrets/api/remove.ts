import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api-client";
import { secretKeys, secretPath, variableKeys, variablePath } from "./keys";

/** What is deleted, and from where. */
export interface Removal {
  kind: "secret" | "variable";
  name: string;
  jobId: string | null;
}

/** Deletes a secret or a variable; refused while jobs use it, unless forced. */
export function useRemove({ kind, name, jobId }: Removal) {
  const client = useQueryClient();
  const isSecret = kind === "secret";
  return useMutation({
    mutationFn: (force: boolean) =>
      api.delete(isSecret ? secretPath(name) : variablePath(name), {
        query: { job_id: jobId, force: force ? true : null },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: isSecret ? secretKeys.all : variableKeys.all }),
  });
}
