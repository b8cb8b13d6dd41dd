import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { adminKeys } from "./keys";

export function useUser(id: string) {
  return useQuery({
    queryKey: adminKeys.user(id),
    queryFn: ({ signal }) => api.getUser({ user_id: id }, { signal }),
    enabled: id !== "",
  });
}
