import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { CrontabImportRequest } from "@/api/types";

const TIMEOUT_MS = 60_000;

/** Makes a job of each line that was understood. */
export function useImportCrontab() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Omit<CrontabImportRequest, "dry_run">) =>
      api.importCrontab({ ...request, dry_run: false }, { timeoutMs: TIMEOUT_MS }),
    // Jobs, history and overview change; what was only looked at does not.
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "imports" }),
  });
}
