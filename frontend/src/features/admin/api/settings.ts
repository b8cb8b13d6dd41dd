import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import { ApiProblem } from "@/lib/api-problem";
import { loadBranding } from "@/lib/branding";
import type { Settings, SettingsChange } from "../types";
import { adminKeys } from "./keys";

/** Providers and models are asked over the network, by a server that waits for them. */
const CHECK_MS = 60_000;

export function useSettings() {
  return useQuery({ queryKey: adminKeys.settings, queryFn: ({ signal }) => api.getSettings({ signal }) });
}

/** Whether somebody else changed the settings since they were read. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === "settings.changed";
}

/** Changes what was seen: when others were faster, their settings are fetched and nothing is written. */
export function useChangeSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ change, version }: { change: SettingsChange; version: number }) =>
      api.changeSettings(change, { headers: { "If-Match": `"${version}"` } }),
    onSuccess: (settings, { change }) => {
      client.setQueryData<Settings>(adminKeys.settings, settings);
      // Whoever chooses a colour wants to see it.
      if (change.branding !== undefined) void loadBranding();
    },
    onError: (error) =>
      isOvertaken(error) ? client.invalidateQueries({ queryKey: adminKeys.settings }) : undefined,
  });
}

/** What became of mail since the server started. */
export function useMailState() {
  return useQuery({ queryKey: adminKeys.mail, queryFn: ({ signal }) => api.getMail({ signal }) });
}

export function useTestMail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (to: string) => api.testMail({ to }, { timeoutMs: CHECK_MS }),
    onSettled: () => client.invalidateQueries({ queryKey: adminKeys.mail }),
  });
}

/** What the key of the installation cost. */
export function useAiUsage() {
  return useQuery({ queryKey: adminKeys.aiUsage, queryFn: ({ signal }) => api.getAiUsage({ signal }) });
}

export function useCheckAi() {
  return useMutation({ mutationFn: () => api.checkAi({ timeoutMs: CHECK_MS }) });
}

export function useCheckProvider() {
  return useMutation({
    mutationFn: (id: string) => api.checkOidcProvider({ provider_id: id }, { timeoutMs: CHECK_MS }),
  });
}
