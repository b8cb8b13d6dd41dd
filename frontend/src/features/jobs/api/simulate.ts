import { useMutation } from "@tanstack/react-query";
import type { Simulation, SimulationResult } from "@/api/types";
import { api } from "@/lib/api-client";
import { jobPath } from "./keys";

const PATIENCE_MS = 60_000;

/** What would have been otherwise last month with these changes; nothing is saved. */
export function useSimulation(id: string) {
  return useMutation({
    mutationFn: (changes: Simulation) =>
      api.post<SimulationResult>(`${jobPath(id)}/simulate`, changes, { timeoutMs: PATIENCE_MS }),
  });
}
