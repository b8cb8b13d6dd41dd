import type { QueryClient } from "@tanstack/react-query";
import { dashboardKeys } from "./api/keys";

interface Newest {
  /** Epoch ms. */
  at: number;
  refreshMs: number;
}

/** When any widget in sight was answered last, and how often the most eager of them asks; null when none was yet. */
export function newestAnswer(client: QueryClient): Newest | null {
  const active = client.getQueryCache().findAll({ queryKey: dashboardKeys.data(), type: "active" });
  const at = Math.max(0, ...active.map(({ state }) => state.dataUpdatedAt));
  if (at === 0) return null;
  const waits = active.flatMap((query) =>
    query.observers.flatMap(({ options: { refetchInterval: wait } }) =>
      typeof wait === "number" ? [wait] : [],
    ),
  );
  return { at, refreshMs: Math.min(300_000, ...waits) };
}
