import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { ViewInput } from "@/api/types";
import { viewKeys } from "./keys";

/** Saves a new view. */
export function useCreateView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ViewInput) => api.createView(input),
    onSuccess: (view) => client.invalidateQueries({ queryKey: viewKeys.of(view.page) }),
  });
}

export interface ViewEdit extends Partial<Pick<ViewInput, "name" | "address" | "shared_with">> {
  id: string;
}

/** Changes what is named of a view. */
export function useChangeView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...change }: ViewEdit) => api.changeView({ view_id: id }, change),
    onSuccess: (view) => client.invalidateQueries({ queryKey: viewKeys.of(view.page) }),
  });
}
