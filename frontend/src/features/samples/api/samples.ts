import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import { ownTimezone } from "@/lib/timezones";

/** What is ended needs a moment until its history can go. */
const PAUSE_MS = 700;
const MOST_TURNS = 40;

const samples = queryOptions({
  queryKey: ["samples"],
  queryFn: ({ signal }) => api.getSamples({ signal }),
});

/** The jobs of one's own sample workspace; none: there is no such thing. */
export function useSamples() {
  return useQuery(samples);
}

export function useCreateSamples() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.createSamples({ timezone: ownTimezone() }),
    onSuccess: () => client.invalidateQueries(),
  });
}

export interface Removed {
  jobs: number;
  executions: number;
  left: number;
}

/** Removes it, asking again while something of it is still ending. */
export function useRemoveSamples() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (): Promise<Removed> => {
      const sum = { jobs: 0, executions: 0, left: 0 };
      for (let turn = 0; turn < MOST_TURNS; turn += 1) {
        const { jobs, executions, left } = await api.removeSamples();
        sum.jobs += jobs;
        sum.executions += executions;
        sum.left = left;
        if (left === 0) break;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
      return sum;
    },
    onSettled: () => client.invalidateQueries(),
  });
}
