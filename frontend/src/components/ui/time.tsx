import { Tooltip } from "@/components/ui/tooltip";
import { useNow } from "@/lib/clock";
import { formatClock, formatExact, formatRelative } from "@/lib/format";
import { useZone } from "@/lib/zone";

interface TimeProps {
  value: string | number | Date | null | undefined;
  /** `relative`: "3 h ago"; `clock`: "Mon 02:00"; `seconds`: "Mon 02:00:05". */
  as?: "relative" | "clock" | "seconds";
  /** The zone for `clock`, and shown on hover beside the viewer's own. */
  timeZone?: string | undefined;
  className?: string;
  /** Said instead of "3 s ago" of a time that was to come. */
  past?: string;
  /** Shown when there is no time. */
  fallback?: string;
}

const MINUTE_MS = 60_000;

/** A moment in words that keep up with the clock; exact on hover, machine-readable inside. */
export function Time({ value, as = "relative", timeZone, className, past, fallback = "–" }: TimeProps) {
  const at = value === null || value === undefined ? Number.NaN : new Date(value).getTime();
  // Seconds matter only close by: farther off, one render every ten seconds is enough.
  const near = useNow(10_000);
  const isNear = Math.abs(at - near) < MINUTE_MS + 10_000;
  const now = useNow(isNear ? 1_000 : 10_000);
  const viewers = useZone();
  if (Number.isNaN(at)) return <span className={className}>{fallback}</span>;
  const own = formatExact(at, viewers);
  const zoned = timeZone ? formatExact(at, timeZone) : own;
  return (
    <Tooltip content={zoned === own ? own : `${zoned} · ${own}`}>
      <time dateTime={new Date(at).toISOString()} className={className}>
        {as === "relative"
          ? at < now && past !== undefined
            ? past
            : formatRelative(at, now)
          : formatClock(at, now, timeZone ?? viewers, { hasSeconds: as === "seconds" })}
      </time>
    </Tooltip>
  );
}
