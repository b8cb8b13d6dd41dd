import { useQuery } from "@tanstack/react-query";
import type { SecretPage } from "@/api/secrets";
import { api } from "@/lib/api-client";
import { MOST, secretKeys } from "./keys";

/** The secrets of the person, or of one job, by name and without values. */
export function useSecrets(jobId: string) {
  return useQuery({
    queryKey: secretKeys.list(jobId),
    queryFn: ({ signal }) =>
      api.get<SecretPage>("/secrets", { query: { job_id: jobId, limit: MOST }, signal }),
  });
}
