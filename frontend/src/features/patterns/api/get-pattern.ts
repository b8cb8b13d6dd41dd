import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { patternKeys } from "./keys";

const REFRESH_MS = 60_000;

/** A pattern of failures with examples and what ended them. */
export function usePattern(id: string) {
  return useQuery({
    queryKey: patternKeys.detail(id),
    queryFn: ({ signal }) => api.getPattern({ pattern_id: id }, { signal }),
    refetchInterval: REFRESH_MS,
  });
}
