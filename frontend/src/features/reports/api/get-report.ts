import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { NewReport } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { reportKeys } from "./keys";

const LOOK_MS = 1_500;

/** One report; looked at again and again while it is being made. */
export function useReport(id: string) {
  return useQuery({
    queryKey: reportKeys.one(id),
    queryFn: ({ signal }) => api.getReport({ report_id: id }, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === "pending" ? LOOK_MS : false),
  });
}

/** Has a report made. */
export function useAskReport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: NewReport) => api.createReport(request),
    onSuccess: () => client.invalidateQueries({ queryKey: reportKeys.all }),
  });
}

/** Deletes a report. */
export function useDeleteReport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.deleteReport({ report_id: id }),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: reportKeys.one(id) });
      return client.invalidateQueries({ queryKey: reportKeys.all });
    },
    onError: (error) => toast.error("The report was not deleted", { description: problemText(error) }),
  });
}
