import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";

export interface Credentials {
  email: string;
  password: string;
}

/** Logs in; the session travels in a cookie, the token of the answer is not kept. */
export function useLogin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) => api.logIn(credentials),
    onSuccess: () => client.clear(),
  });
}
