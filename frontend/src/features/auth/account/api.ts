import { type QueryKey, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import { makePasskey } from "@/lib/passkeys";
import { tellOtherTabs } from "@/lib/session";
import { meOptions } from "../api/get-me";
import { accountKeys } from "../api/keys";

/** A change of one's account, after which what is kept under `keys` is read anew. */
export function useAccountChange<Input, Answer>(act: (input: Input) => Promise<Answer>, ...keys: QueryKey[]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey }))),
    // Passwords and codes are not to lie about in memory longer than they must.
    gcTime: 0,
  });
}

export function useSessions() {
  return useQuery({
    queryKey: accountKeys.sessions,
    queryFn: async ({ signal }) => (await api.listSessions({ signal })).items,
  });
}

export function useEndSession() {
  return useAccountChange((id: string) => api.endSession({ session_id: id }), accountKeys.sessions);
}

/** Ends all sessions, this one too. */
export function useLogOutEverywhere() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.logOutEverywhere(),
    onSuccess: () => {
      tellOtherTabs("ended");
      return client.invalidateQueries({ queryKey: meOptions.queryKey });
    },
  });
}

export function useSecondFactor() {
  return useQuery({
    queryKey: accountKeys.secondFactor,
    queryFn: ({ signal }) => api.getSecondFactor({ signal }),
  });
}

export function usePasskeys() {
  return useQuery({
    queryKey: accountKeys.passkeys,
    queryFn: async ({ signal }) => (await api.listPasskeys({ signal })).items,
  });
}

/** Has the device make a passkey, and keeps it under a name. */
export function useAddPasskey() {
  return useAccountChange(async (name: string) => {
    const credential = await makePasskey(await api.beginPasskey());
    return api.createPasskey({ name, credential });
  }, accountKeys.passkeys);
}

export function useIdentities() {
  return useQuery({
    queryKey: accountKeys.identities,
    queryFn: async ({ signal }) => (await api.listIdentities({ signal })).items,
  });
}

export function useApiKeys() {
  return useQuery({
    queryKey: accountKeys.apiKeys,
    queryFn: async ({ signal }) => (await api.listApiKeys({ signal })).items,
  });
}
