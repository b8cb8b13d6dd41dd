import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { AdminUser, Role } from "../types";
import { adminKeys } from "./keys";

/** Invites somebody; the answer holds the link when no mail can be sent. */
export function useInviteUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (invitation: { email: string; name: string; role: Role }) => api.inviteUser(invitation),
    onSuccess: () => client.invalidateQueries({ queryKey: adminKeys.all }),
  });
}

/** Another link of the kind: to set a password, or what the user waits for. */
export function useSendLink() {
  return useMutation({
    mutationFn: ({ user, kind }: { user: AdminUser; kind: "reset" | "resend" }) =>
      kind === "reset"
        ? api.resetUserPassword({ user_id: user.id })
        : api.resendUserLink({ user_id: user.id }),
  });
}
