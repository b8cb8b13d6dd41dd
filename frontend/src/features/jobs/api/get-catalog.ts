import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Catalog } from "@/api/types";
import { api } from "@/lib/api-client";

export const catalogOptions = queryOptions({
  queryKey: ["catalog"],
  queryFn: ({ signal }) => api.get<Catalog>("/catalog", { signal }),
  staleTime: Infinity,
});

/** The kinds of executors that this installation has. */
export function useCatalog() {
  return useQuery(catalogOptions);
}
