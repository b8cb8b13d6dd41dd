import { countOf } from "@/lib/format";

interface DayBarsProps {
  /** Failures a day, today last. */
  days: readonly number[];
}

/** How failures lie in the last days, small enough for a row. */
export function DayBars({ days }: DayBarsProps) {
  if (days.length === 0) return null;
  const most = Math.max(1, ...days);
  const total = days.reduce((sum, count) => sum + count, 0);
  const words = `${countOf(total, "failure")} in ${countOf(days.length, "day")}, at most ${most} a day`;
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      className="inline-flex h-5 shrink-0 items-end gap-px align-middle"
    >
      {days.map((count, at) => (
        <span
          key={at}
          className={count > 0 ? "w-1 rounded-[1px] bg-failed" : "w-1 rounded-[1px] bg-line-strong"}
          style={{ height: count > 0 ? `${Math.max(15, (count / most) * 100)}%` : "1px" }}
        />
      ))}
    </span>
  );
}
