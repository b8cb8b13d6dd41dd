import { useQuery } from "@tanstack/react-query";
import { nearestSlot } from "../nearest";
import { fetchSlots, slotPager } from "./fetch-slots";
import { slotKeys } from "./keys";

const MINUTE_MS = 60_000;
/** How far around the moment it looks, one after the other; a dense schedule is found in the first. */
const REACHES_MS = [5, 60, 12 * 60, 6 * 24 * 60, 62 * 24 * 60].map((minutes) => minutes * MINUTE_MS);

/** The farthest that a due time may be from the moment asked about. */
export const FARTHEST_DAYS = 62;

/** The record of the due time nearest to `at` (epoch ms); null where there is none in two months around it. */
export function useNearestSlot(jobId: string, at: number | null) {
  return useQuery({
    queryKey: slotKeys.near(jobId, at ?? 0),
    queryFn: async ({ signal }) => {
      const moment = at ?? 0;
      const fetchPage = slotPager(jobId, signal);
      for (const reach of REACHES_MS) {
        const { slots } = await fetchSlots(fetchPage, { from: moment - reach, to: moment + reach });
        const found = nearestSlot(slots, moment);
        if (found) return found;
      }
      return null;
    },
    enabled: at !== null,
  });
}
