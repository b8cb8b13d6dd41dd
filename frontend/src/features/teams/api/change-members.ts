import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { Member, TeamRole } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { teamKeys } from "./keys";

function useRefresh(teamId: string) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: teamKeys.members(teamId) }),
      client.invalidateQueries({ queryKey: teamKeys.detail(teamId) }),
      client.invalidateQueries({ queryKey: ["me"] }),
    ]);
}

/** Takes somebody in by the whole e-mail address. */
export function useAddMember(teamId: string) {
  const refresh = useRefresh(teamId);
  return useMutation({
    mutationFn: (member: { email: string; role: TeamRole }) => api.addMember({ team_id: teamId }, member),
    onSuccess: refresh,
  });
}

/** Gives a member another role. */
export function useChangeRole(teamId: string) {
  const refresh = useRefresh(teamId);
  return useMutation({
    mutationFn: ({ member, role }: { member: Member; role: TeamRole }) =>
      api.changeMember({ team_id: teamId, user_id: member.user_id }, { role }),
    onSettled: refresh,
    onError: (error, { member }) =>
      toast.error(`${member.name} has the role as before`, { description: problemText(error) }),
  });
}

/** Ends a membership, another's or one's own. */
export function useRemoveMember(teamId: string) {
  const client = useQueryClient();
  const refresh = useRefresh(teamId);
  return useMutation({
    mutationFn: ({ userId }: { userId: string; isOwn: boolean }) =>
      api.removeMember({ team_id: teamId, user_id: userId }),
    onSuccess: async (_, { isOwn }) => {
      if (!isOwn) return refresh();
      return Promise.all([
        // Who has left may see the team no more: its page is left, too, and not asked for again.
        client.invalidateQueries({ queryKey: teamKeys.detail(teamId), refetchType: "none" }),
        client.invalidateQueries({ queryKey: ["me"] }),
        client.invalidateQueries({ queryKey: ["teams", "list"] }),
        client.invalidateQueries({ queryKey: ["jobs"] }),
      ]);
    },
  });
}
