import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Dashboard, DashboardEdit, DashboardInput } from "@/api/types";
import { dashboardKeys } from "./keys";

export function useCreateDashboard() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: DashboardInput) => api.createDashboard(input),
    onSuccess: (made) => {
      client.setQueryData(dashboardKeys.detail(made.id), made);
      return client.invalidateQueries({ queryKey: [...dashboardKeys.all, "list"] });
    },
  });
}

interface Change {
  /** The version that was changed: another one in the meantime is refused with 412. */
  of: Pick<Dashboard, "id" | "version">;
  change: DashboardEdit;
}

export function useChangeDashboard() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ of, change }: Change) =>
      api.changeDashboard({ dashboard_id: of.id }, change, { headers: { "If-Match": `"${of.version}"` } }),
    onSuccess: (changed) => {
      client.setQueryData(dashboardKeys.detail(changed.id), changed);
      return client.invalidateQueries({ queryKey: [...dashboardKeys.all, "list"] });
    },
    // Refused, because somebody else has changed it: the next try is to know what is there.
    onError: (_, { of }) => void client.invalidateQueries({ queryKey: dashboardKeys.detail(of.id) }),
  });
}

export function useDeleteDashboard() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.deleteDashboard({ dashboard_id: id }),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: dashboardKeys.detail(id) });
      return client.invalidateQueries({ queryKey: [...dashboardKeys.all, "list"] });
    },
  });
}
