import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { SavedView } from "@/api/types";
import { viewKeys } from "./keys";

/** Deletes a view. */
export function useDeleteView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: SavedView) => api.deleteView({ view_id: view.id }),
    onSuccess: (_, view) => client.invalidateQueries({ queryKey: viewKeys.of(view.page) }),
  });
}
