import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import { adminKeys } from "./keys";

/** How often it is asked for: so late a person hears at most that nothing can be changed. */
const REFRESH_MS = 30_000;

/** Whether nothing can be changed for now, until when, by whom and why. */
export function useMaintenance() {
  return useQuery({
    queryKey: adminKeys.maintenance,
    queryFn: ({ signal }) => api.getMaintenance({ signal }),
    refetchInterval: REFRESH_MS,
  });
}

export interface NewMaintenance {
  reason: string;
  until: string | null;
  pause_scheduling: boolean;
}

/** Lets only administrators change things; what lasts already gets another reason and end. */
export function useBeginMaintenance() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: NewMaintenance) => api.beginMaintenance(wanted),
    onSuccess: async () => {
      toast("Maintenance lasts: only administrators change things");
      await client.invalidateQueries();
    },
  });
}

export function useEndMaintenance() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.endMaintenance(),
    onSuccess: async () => {
      toast("Maintenance is over");
      await client.invalidateQueries();
    },
  });
}
