import { useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Dashboard, Widget } from "@/api/types";
import { dashboardOptions } from "./api/get-dashboards";
import { useChangeDashboard } from "./api/save-dashboard";
import { settled } from "./layout";

/** Saves the widgets of a dashboard, over the version that one began with or, when told to, over any. */
export function useSaveDraft(dashboard: Dashboard, onSaved: () => void) {
  const client = useQueryClient();
  const { mutate, error, isPending } = useChangeDashboard();
  const save = (widgets: readonly Widget[], of: Pick<Dashboard, "id" | "version"> = dashboard) =>
    mutate({ of, change: { widgets: settled(widgets) } }, { onSuccess: onSaved });
  return {
    error,
    isPending,
    save: (widgets: readonly Widget[]) => save(widgets),
    saveOver: (widgets: readonly Widget[]) =>
      void api.getDashboard({ dashboard_id: dashboard.id }).then(
        (newest) => save(widgets, newest),
        () => save(widgets),
      ),
    reload: () => void client.invalidateQueries({ queryKey: dashboardOptions(dashboard.id).queryKey }),
  };
}
