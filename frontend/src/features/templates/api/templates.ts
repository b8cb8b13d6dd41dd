import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Instantiation } from "@/api/types";

const templates = queryOptions({
  queryKey: ["templates"],
  queryFn: ({ signal }) => api.listTemplates({ signal }),
  // They change with the product only.
  staleTime: Infinity,
});

/** Every job template, by category and name. */
export function useTemplates() {
  return useQuery(templates);
}

interface Making {
  id: string;
  wanted: Instantiation;
}

/** Makes a job of a template, with the secrets that are new. */
export function useInstantiate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, wanted }: Making) => api.instantiateTemplate({ template_id: id }, wanted),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["jobs", "list"] }),
        client.invalidateQueries({ queryKey: ["secrets"] }),
      ]),
  });
}
