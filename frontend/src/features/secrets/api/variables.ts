import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Variable, VariableExport, VariableFormat, VariableInput } from "@/api/types";
import { MOST, variableKeys } from "./keys";
import { ownerQuery, type Place, placeQuery } from "../place";

/** The variables of a place, by key. */
export function useVariables(place: Place) {
  return useQuery({
    queryKey: variableKeys.list(place),
    queryFn: ({ signal }) => api.listVariables({ ...placeQuery(place), limit: MOST }, { signal }),
  });
}

/** What a variable is and was, the newest first. */
export function useVariableVersions(place: Place, key: string) {
  return useQuery({
    queryKey: variableKeys.versions(place, key),
    queryFn: async ({ signal }) => {
      const { items } = await api.listVariableVersions({ key, ...placeQuery(place) }, { signal });
      return [...items].sort((left, right) => right.version - left.version);
    },
  });
}

/** The variable as it is just now. */
export function getVariable(key: string, place: Place): Promise<Variable> {
  return api.getVariable({ key, ...placeQuery(place) });
}

/** Sets a variable; refused when it is not the version that is expected. */
export function usePutVariable(place: Place) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...input }: VariableInput & { key: string }) =>
      api.putVariable({ key }, input, ownerQuery(place)),
    onSuccess: () => client.invalidateQueries({ queryKey: variableKeys.all }),
  });
}

/** All variables of a place as one text. */
export function exportVariables(format: VariableFormat, place: Place): Promise<VariableExport> {
  return api.exportVariables({ format, ...placeQuery(place) });
}

export interface ImportRequest {
  format: VariableFormat;
  text: string;
  overwrite: boolean;
  dry_run: boolean;
}

/** Takes variables over from a text, or says what that would do. */
export function useImportVariables(place: Place) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ImportRequest) =>
      api.importVariables({ ...request, job_id: placeQuery(place).job_id }, ownerQuery(place)),
    onSuccess: ({ dry_run: isDry }) =>
      isDry ? undefined : client.invalidateQueries({ queryKey: variableKeys.all }),
  });
}
