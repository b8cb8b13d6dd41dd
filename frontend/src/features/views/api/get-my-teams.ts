import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";

/** The teams that one is in, by name; empty until that is known. It is asked for once for the whole application. */
export function useMyTeams(): readonly { id: string; name: string }[] {
  const { data } = useQuery({
    queryKey: ["me"],
    queryFn: ({ signal }) => api.getMe({ signal }),
    staleTime: 5 * 60_000,
    select: ({ teams }) => teams,
  });
  return data ?? [];
}
