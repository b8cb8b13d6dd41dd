import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import { problemText } from "@/lib/api-problem";
import { countOf } from "@/lib/format";
import type { AdminUser, BulkUserRequest, Role } from "../types";
import { adminKeys } from "./keys";

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: adminKeys.all });
}

type Simple = "approve" | "enable" | "disable" | "deny" | "logout" | "factor";

const DONE: Record<Simple, (user: AdminUser, sessions: number) => string> = {
  approve: ({ email }) => `${email} may come in`,
  enable: ({ email }) => `${email} may come in again`,
  disable: ({ email }) => `${email} is shut out`,
  deny: ({ email }) => `${email} was refused`,
  factor: ({ email }) => `${email} logs in without one-time codes now`,
  logout: ({ email }, sessions) => `${email} was logged out of ${countOf(sessions, "session")}`,
};

async function act(user: AdminUser, action: Simple): Promise<number> {
  const path = { user_id: user.id };
  if (action === "logout") return (await api.logOutUser(path)).sessions;
  if (action === "approve") await api.approveUser(path);
  else if (action === "enable") await api.enableUser(path);
  else if (action === "factor") await api.removeUserSecondFactor(path);
  else if (action === "disable") await api.disableUser(path);
  else await api.denyUser(path);
  return 0;
}

/** Does something to one user that needs no more words; a refusal is told as the server tells it. */
export function useActOnUser() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ user, action }: { user: AdminUser; action: Simple }) => act(user, action),
    onError: (error) => toast.error("Nothing was changed", { description: problemText(error) }),
    onSuccess: (sessions, { user, action }) => {
      toast(DONE[action](user, sessions));
      return refresh();
    },
  });
}

/** Gives a user another role or name. */
export function useChangeUser() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, ...change }: { id: string; role?: Role; name?: string }) =>
      api.changeUser({ user_id: id }, change),
    onSuccess: refresh,
  });
}

/** Deletes a user; what the user owns goes to `transferTo`, or, without jobs, with the user. */
export function useDeleteUser() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, transferTo }: { id: string; transferTo: string }) =>
      api.deleteUser({ user_id: id, transfer_to: transferTo || null }),
    onSuccess: refresh,
  });
}

/** Does one thing to many users, each by itself. */
export function useChangeUsers() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (request: BulkUserRequest) => api.changeUsers(request),
    onError: (error) => toast.error("Nothing was changed", { description: problemText(error) }),
    onSuccess: refresh,
  });
}
