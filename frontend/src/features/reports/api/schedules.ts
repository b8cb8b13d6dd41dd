import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { NewReportSchedule, ReportScheduleChange } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { reportKeys } from "./keys";

/** When reports are made. */
export function useReportSchedules() {
  return useQuery({
    queryKey: reportKeys.schedules,
    queryFn: ({ signal }) => api.listReportSchedules({ signal }),
  });
}

export function useAddSchedule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: NewReportSchedule) => api.createReportSchedule(request),
    onSuccess: () => client.invalidateQueries({ queryKey: reportKeys.schedules }),
  });
}

export function useChangeSchedule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: ReportScheduleChange }) =>
      api.changeReportSchedule({ schedule_id: id }, change),
    onSuccess: () => client.invalidateQueries({ queryKey: reportKeys.schedules }),
  });
}

export function useDeleteSchedule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.deleteReportSchedule({ schedule_id: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: reportKeys.schedules }),
    onError: (error) => toast.error("The schedule was not deleted", { description: problemText(error) }),
  });
}
