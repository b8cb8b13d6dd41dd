import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";

/** A new owner: an id that is known, or a person by e-mail address. */
export type NewOwner = { id: string } | { email: string };

/** Gives a job to another owner. */
export function useTransfer(jobId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (owner: NewOwner) => {
      const id = "id" in owner ? owner.id : (await api.findPerson({ email: owner.email })).id;
      return api.transferJob({ job_id: jobId }, { owner_id: id }, { timeoutMs: 60_000 });
    },
    onSuccess: () =>
      Promise.all(
        ["jobs", "grants", "versions"].map((kind) => client.invalidateQueries({ queryKey: [kind] })),
      ),
  });
}
