import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as api from "@/api/client";

/** Who chooses the password: their own words are guessed first. */
export interface PasswordOwner {
  email?: string;
  name?: string;
}

/** How hard a password is to guess. It is remembered no longer than it is on screen. */
export function strengthOptions(password: string, { email = "", name = "" }: PasswordOwner) {
  return queryOptions({
    queryKey: ["password-strength", password, email, name],
    queryFn: ({ signal }) => api.estimatePassword({ password, email, name }, { signal }),
    enabled: password !== "",
    placeholderData: password === "" ? undefined : keepPreviousData,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
}
