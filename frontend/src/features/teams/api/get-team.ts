import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { teamKeys } from "./keys";

export function useTeam(id: string) {
  return useQuery({
    queryKey: teamKeys.detail(id),
    queryFn: ({ signal }) => api.getTeam({ team_id: id }, { signal }),
  });
}

/** Who is in a team: owners first, then by name. */
export function useMembers(id: string) {
  return useQuery({
    queryKey: teamKeys.members(id),
    queryFn: async ({ signal }) => {
      const { items } = await api.listMembers({ team_id: id }, { signal });
      const ranks = ["owner", "admin", "member"];
      return items.sort(
        (left, right) =>
          ranks.indexOf(left.role) - ranks.indexOf(right.role) || left.name.localeCompare(right.name),
      );
    },
  });
}
