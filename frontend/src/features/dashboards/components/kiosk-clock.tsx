import { useQueryClient } from "@tanstack/react-query";
import { useNow } from "@/lib/clock";
import { formatClock, formatSpan } from "@/lib/format";
import { useZone } from "@/lib/zone";
import { newestAnswer } from "../staleness";

/** Older answers than this are not the present any more. */
const STALE_MS = 60_000;

/** The time, and how old the figures are as soon as that matters. */
export function KioskClock() {
  const client = useQueryClient();
  const now = useNow(1_000);
  const zone = useZone();
  const newest = newestAnswer(client);
  const age = newest === null ? 0 : now - newest.at;
  const isStale = newest !== null && age > STALE_MS + newest.refreshMs;
  return (
    <>
      {isStale ? (
        <span role="alert" className="rounded-md bg-missed px-2.5 py-1 text-sm font-medium text-page">
          No news for {formatSpan(age)}
        </span>
      ) : null}
      <span className="text-lg text-quiet tabular-nums">{formatClock(now, now, zone)}</span>
    </>
  );
}
