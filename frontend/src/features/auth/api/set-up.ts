import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";

export interface FirstAdministrator {
  token: string;
  email: string;
  name: string;
  password: string;
}

export const setupOptions = queryOptions({
  queryKey: ["setup"],
  queryFn: ({ signal }) => api.getSetup({ signal }),
});

/** Whether this installation still waits for its first administrator. */
export function useSetupNeeded() {
  return useQuery(setupOptions);
}

export function useSetUp() {
  return useMutation({
    mutationFn: (administrator: FirstAdministrator) => api.setUp(administrator),
  });
}
