import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Variable, VariableExport, VariableFormat, VariableInput } from "@/api/types";
import { MOST, variableKeys } from "./keys";

/** The variables of the person, or of one job, by key. */
export function useVariables(jobId: string) {
  return useQuery({
    queryKey: variableKeys.list(jobId),
    queryFn: ({ signal }) => api.listVariables({ job_id: jobId, limit: MOST }, { signal }),
  });
}

/** What a variable is and was, the newest first. */
export function useVariableVersions(jobId: string, key: string) {
  return useQuery({
    queryKey: variableKeys.versions(jobId, key),
    queryFn: async ({ signal }) => {
      const { items } = await api.listVariableVersions({ key, job_id: jobId }, { signal });
      return [...items].sort((left, right) => right.version - left.version);
    },
  });
}

/** The variable as it is just now. */
export function getVariable(key: string, jobId: string | null): Promise<Variable> {
  return api.getVariable({ key, job_id: jobId });
}

/** Sets a variable; refused when it is not the version that is expected. */
export function usePutVariable() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...input }: VariableInput & { key: string }) => api.putVariable({ key }, input),
    onSuccess: () => client.invalidateQueries({ queryKey: variableKeys.all }),
  });
}

/** All variables of a scope as one text. */
export function exportVariables(format: VariableFormat, jobId: string): Promise<VariableExport> {
  return api.exportVariables({ format, job_id: jobId });
}

export interface ImportRequest {
  format: VariableFormat;
  text: string;
  overwrite: boolean;
  dry_run: boolean;
  job_id: string | null;
}

/** Takes variables over from a text, or says what that would do. */
export function useImportVariables() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ImportRequest) => api.importVariables(request),
    onSuccess: ({ dry_run: isDry }) =>
      isDry ? undefined : client.invalidateQueries({ queryKey: variableKeys.all }),
  });
}
