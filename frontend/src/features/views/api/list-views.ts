import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { ViewPage } from "@/api/types";
import { viewKeys } from "./keys";

/** One's own views of a page, and those of one's teams, by name. */
export function useViews(page: ViewPage) {
  return useQuery({
    queryKey: viewKeys.of(page),
    queryFn: ({ signal }) => api.listViews({ page }, { signal }),
    staleTime: 60_000,
  });
}
