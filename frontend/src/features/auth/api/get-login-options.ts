import { queryOptions, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { accountKeys } from "./keys";

const loginOptions = queryOptions({
  queryKey: accountKeys.options,
  queryFn: ({ signal }) => api.getLoginOptions({ signal }),
  staleTime: 60_000,
});

/** Ways to log in, and how one becomes a user. */
export function useLoginOptions() {
  return useQuery(loginOptions);
}
