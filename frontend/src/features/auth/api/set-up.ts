import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import type { User } from "@/api/types";
import { api } from "@/lib/api-client";

export interface FirstAdministrator {
  token: string;
  email: string;
  name: string;
  password: string;
}

export const setupOptions = queryOptions({
  queryKey: ["setup"],
  queryFn: ({ signal }) => api.get<{ needed: boolean }>("/setup", { signal }),
});

/** Whether this installation still waits for its first administrator. */
export function useSetupNeeded() {
  return useQuery(setupOptions);
}

export function useSetUp() {
  return useMutation({
    mutationFn: (administrator: FirstAdministrator) => api.post<User>("/setup", administrator),
  });
}
