import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "@/lib/api-problem";

const MAX_RETRIES = 2;

/** Repeats what may pass by itself: no answer, and a part of the server that is away. */
function shouldRetry(failures: number, error: Error): boolean {
  if (failures >= MAX_RETRIES) return false;
  return !(error instanceof ApiProblem) || error.isOffline || error.status >= 500;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 5 * 60_000,
        retry: shouldRetry,
        retryDelay: (attempt) => Math.min(4_000, 500 * 2 ** attempt),
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
}
