import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Page } from "@/api/types";
import type {
  Variable,
  VariableExport,
  VariableFormat,
  VariableImportReport,
  VariableInput,
  VariableVersion,
} from "@/api/variables";
import { api } from "@/lib/api-client";
import { MOST, variableKeys, variablePath } from "./keys";

/** The variables of the person, or of one job, by key. */
export function useVariables(jobId: string) {
  return useQuery({
    queryKey: variableKeys.list(jobId),
    queryFn: ({ signal }) =>
      api.get<Page<Variable>>("/variables", { query: { job_id: jobId, limit: MOST }, signal }),
  });
}

/** What a variable is and was, the newest first. */
export function useVariableVersions(jobId: string, key: string) {
  return useQuery({
    queryKey: variableKeys.versions(jobId, key),
    queryFn: async ({ signal }) => {
      const path = `${variablePath(key)}/versions`;
      const { items } = await api.get<{ items: VariableVersion[] }>(path, {
        query: { job_id: jobId },
        signal,
      });
      return [...items].sort((left, right) => right.version - left.version);
    },
  });
}

/** The variable as it is just now. */
export function getVariable(key: string, jobId: string | null): Promise<Variable> {
  return api.get<Variable>(variablePath(key), { query: { job_id: jobId } });
}

/** Sets a variable; refused when it is not the version that is expected. */
export function usePutVariable() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...input }: VariableInput & { key: string }) =>
      api.put<Variable>(variablePath(key), input),
    onSuccess: () => client.invalidateQueries({ queryKey: variableKeys.all }),
  });
}

/** All variables of a scope as one text. */
export function exportVariables(format: VariableFormat, jobId: string): Promise<VariableExport> {
  return api.get<VariableExport>("/variables/export", { query: { format, job_id: jobId } });
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
    mutationFn: (request: ImportRequest) => api.post<VariableImportReport>("/variables/import", request),
    onSuccess: ({ dry_run: isDry }) =>
      isDry ? undefined : client.invalidateQueries({ queryKey: variableKeys.all }),
  });
}
