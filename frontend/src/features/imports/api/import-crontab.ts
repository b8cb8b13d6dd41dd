import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CrontabImport, CrontabImportRequest } from "@/api/types";
import { api } from "@/lib/api-client";

const TIMEOUT_MS = 60_000;

/** Makes a job of each line that was understood. */
export function useImportCrontab() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Omit<CrontabImportRequest, "dry_run">) =>
      api.post<CrontabImport>("/imports/crontab", { ...request, dry_run: false }, { timeoutMs: TIMEOUT_MS }),
    // Jobs, history and overview change; what was only looked at does not.
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "imports" }),
  });
}
