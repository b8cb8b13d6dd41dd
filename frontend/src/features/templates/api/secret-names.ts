import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";

const MOST = 200;

/** Names of the secrets that a job of this owner could use. Who may not see them writes a name. */
export function useSecretNames(teamId: string | null) {
  return useQuery({
    queryKey: ["secrets", "names", teamId],
    queryFn: async ({ signal }) => {
      const query = { limit: MOST, ...(teamId === null ? {} : { owner_id: teamId }) };
      return (await api.listSecrets(query, { signal })).items.map(({ name }) => name);
    },
    retry: false,
  });
}
