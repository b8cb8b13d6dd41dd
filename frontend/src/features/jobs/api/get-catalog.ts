import { queryOptions, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";

export const catalogOptions = queryOptions({
  queryKey: ["catalog"],
  queryFn: ({ signal }) => api.getCatalog({ signal }),
  staleTime: Infinity,
});

/** The kinds of executors that this installation has. */
export function useCatalog() {
  return useQuery(catalogOptions);
}
