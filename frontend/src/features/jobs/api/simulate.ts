import { useMutation } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Simulation } from "@/api/types";

const PATIENCE_MS = 60_000;

/** What would have been otherwise last month with these changes; nothing is saved. */
export function useSimulation(id: string) {
  return useMutation({
    mutationFn: (changes: Simulation) => api.simulateJob({ job_id: id }, changes, { timeoutMs: PATIENCE_MS }),
  });
}
