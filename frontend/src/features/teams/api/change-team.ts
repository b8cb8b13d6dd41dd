import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { TeamInput } from "@/api/types";
import { teamKeys } from "./keys";

/** What one may do changes with one's teams: who one is has to be asked anew. */
function refresh(client: QueryClient): Promise<unknown> {
  return Promise.all([
    client.invalidateQueries({ queryKey: teamKeys.all }),
    client.invalidateQueries({ queryKey: ["me"] }),
    client.invalidateQueries({ queryKey: ["directory"] }),
  ]);
}

/** Makes a team, or changes the one with `id`. */
export function useSaveTeam(id: string | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: TeamInput) =>
      id === undefined ? api.createTeam(input) : api.changeTeam({ team_id: id }, input),
    onSuccess: async (team) => {
      client.setQueryData(teamKeys.detail(team.id), team);
      await refresh(client);
    },
  });
}

/** Ends a team; `heir` gets what it owns, null where it owns nothing. */
export function useDeleteTeam(id: string) {
  const client = useQueryClient();
  return useMutation({
    // A large estate takes its time.
    mutationFn: (heir: string | null) =>
      api.deleteTeam({ team_id: id, transfer_to: heir }, { timeoutMs: 60_000 }),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: teamKeys.detail(id), refetchType: "none" }),
        client.invalidateQueries({ queryKey: ["teams", "list"] }),
        client.invalidateQueries({ queryKey: ["me"] }),
        client.invalidateQueries({ queryKey: ["jobs"] }),
      ]);
    },
  });
}
