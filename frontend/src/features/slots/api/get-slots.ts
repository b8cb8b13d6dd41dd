import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import type { SlotWindow } from "../window";
import { fetchSlots, slotPager } from "./fetch-slots";
import { slotKeys } from "./keys";

/** How often the present is asked for should no event arrive: a skipped due time has none. */
const REFRESH_MS = 30_000;

export function slotsOptions(jobId: string, { span, until }: SlotWindow) {
  return queryOptions({
    queryKey: until === null ? slotKeys.liveSpan(jobId, span) : slotKeys.past(jobId, until - span, until),
    queryFn: ({ signal }) => {
      const to = until ?? Date.now();
      return fetchSlots(slotPager(jobId, signal), { from: to - span, to });
    },
    refetchInterval: until === null ? REFRESH_MS : false,
    placeholderData: keepPreviousData,
  });
}

/** What became of each due time in a window. */
export function useSlots(jobId: string, window: SlotWindow) {
  return useQuery(slotsOptions(jobId, window));
}
