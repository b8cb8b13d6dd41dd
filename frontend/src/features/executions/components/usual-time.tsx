import type { UsualDuration } from "@/api/types";
import { useNow } from "@/lib/clock";
import { formatCount, formatDuration } from "@/lib/format";
import { paceOf, usualWords } from "../findings/words";

interface UsualProps {
  usual: UsualDuration;
}

/** What follows a duration: how it compares with those before. */
export function UsualPace({ durationMs, usual }: UsualProps & { durationMs: number }) {
  const pace = paceOf(durationMs, usual);
  return (
    <span className={pace === "long" ? "text-missed" : "text-quiet"} title={explain(usual)}>
      {" "}
      {pace === "usual"
        ? `It usually takes ${formatDuration(usual.median_ms)}.`
        : `That is ${usualWords(durationMs, usual)}.`}
    </span>
  );
}

/** Of what is running: how long it usually takes, and how far it has come by that. */
export function UsualTime({ since, usual }: UsualProps & { since: string | null }) {
  const now = useNow();
  if (since === null) return null;
  const elapsed = Math.max(0, now - Date.parse(since));
  const share = usual.median_ms > 0 ? Math.min(1, elapsed / usual.median_ms) : 1;
  const isLong = paceOf(elapsed, usual) === "long";
  return (
    <span className="inline-flex items-center gap-2" title={explain(usual)}>
      <span aria-hidden="true" className="inline-block h-1.5 w-16 overflow-hidden rounded-full bg-selected">
        <span
          className={isLong ? "block h-full bg-missed" : "block h-full bg-running"}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className={isLong ? "text-missed" : undefined}>
        {isLong ? usualWords(elapsed, usual) : `usually ${formatDuration(usual.median_ms)}`}
      </span>
    </span>
  );
}

function explain({ low_ms: low, high_ms: high, count }: UsualDuration): string {
  return `The last ${formatCount(count)} successes took ${formatDuration(low)} to ${formatDuration(high)}`;
}
