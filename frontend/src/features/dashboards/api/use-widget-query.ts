import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { type Bounds, boundsOf } from "@/lib/time-span";
import { useWidgetTimes } from "../times";
import { dashboardKeys } from "./keys";

/** Asks for what a widget shows, and again as often as it is to be asked; widgets with the same question share it. */
export function useWidgetQuery<T>(
  question: readonly unknown[],
  ask: (bounds: Bounds, signal: AbortSignal) => Promise<T>,
): UseQueryResult<T> {
  const { span, refreshMs } = useWidgetTimes();
  return useQuery({
    queryKey: dashboardKeys.data(...question, span),
    queryFn: ({ signal }) => ask(boundsOf(span, Date.now()), signal),
    refetchInterval: refreshMs,
    staleTime: refreshMs / 2,
    placeholderData: keepPreviousData,
  });
}
