import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import { secretKeys, variableKeys } from "./keys";

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
    mutationFn: (isForced: boolean) => {
      const place = { job_id: jobId, ...(isForced ? { force: true } : {}) };
      return isSecret ? api.deleteSecret({ name, ...place }) : api.deleteVariable({ key: name, ...place });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: isSecret ? secretKeys.all : variableKeys.all }),
  });
}
