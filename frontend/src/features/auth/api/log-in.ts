import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import { provePasskey } from "@/lib/passkeys";
import { tellOtherTabs } from "@/lib/session";
import { meOptions } from "./get-me";

export interface Credentials {
  /** E-mail address or user name. */
  login: string;
  password: string;
  /** One of both, where the password alone does not do. */
  code?: string;
  recovery_code?: string;
}

function useEntered() {
  const client = useQueryClient();
  return () => {
    // Whose session expired comes back to a page that still stands, with what was typed into it.
    if (client.getQueryData(meOptions.queryKey) === undefined) client.clear();
    tellOtherTabs("began");
  };
}

/** Logs in; the session travels in a cookie that no script can read. */
export function useLogin() {
  const onSuccess = useEntered();
  return useMutation({
    mutationFn: (credentials: Credentials) => api.logIn(credentials),
    onSuccess,
    // What was typed is not to lie about in memory longer than it must.
    gcTime: 0,
  });
}

/** Logs in with a passkey that the person chooses; it says who they are. */
export function usePasskeyLogin() {
  const onSuccess = useEntered();
  return useMutation({
    mutationFn: async () => {
      const credential = await provePasskey(await api.beginPasskeyLogin());
      return api.logInWithPasskey({ credential });
    },
    onSuccess,
  });
}
