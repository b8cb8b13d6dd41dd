import { useState } from "react";
import type { OutcomePoint } from "@/api/types";
import { cn } from "@/lib/cn";
import { formatClock } from "@/lib/format";
import { outcomeWords, shareOf, sumOf, totalOf } from "../outcome-scale";

interface OutcomeBarsProps {
  /** Width of a bar in seconds. */
  bucketS: number;
  /** Oldest first. */
  points: readonly OutcomePoint[];
  /** The same buckets a week before, drawn as a ghost behind. */
  previous?: readonly OutcomePoint[] | undefined;
  className?: string;
}

/** How executions ended, bar by bar, against a week before. Figures of the bar under the pointer stand above. */
export function OutcomeBars({ bucketS, points, previous = [], className }: OutcomeBarsProps) {
  const [hovered, setHovered] = useState<number | null>(null);
  const highest = Math.max(1, ...points.map(totalOf), ...previous.map(totalOf));
  const lastWeek = sumOf(previous);
  const shown = hovered === null ? undefined : points[hovered];
  const before = hovered === null ? undefined : previous[hovered];
  const summary = `${outcomeWords(sumOf(points))}${totalOf(lastWeek) > 0 ? `; a week before ${outcomeWords(lastWeek)}` : ""}`;
  return (
    <figure className={cn("min-w-0", className)} aria-label={`Outcomes: ${summary}`}>
      <figcaption className="min-h-5 truncate text-xs text-quiet" title={shown ? undefined : summary}>
        {shown ? (
          <>
            <span className="font-medium text-fg">{spanWords(shown.time, bucketS)}</span>{" "}
            {outcomeWords(shown)}
            {before && totalOf(before) > 0 ? (
              <span className="text-faint">; a week before {outcomeWords(before)}</span>
            ) : null}
          </>
        ) : (
          summary
        )}
      </figcaption>
      <div
        className="mt-1 flex h-28 items-stretch gap-px border-b border-line-strong"
        aria-hidden="true"
        onPointerLeave={() => setHovered(null)}
      >
        {points.map((point, index) => (
          <div
            key={point.time}
            className="relative min-w-0 flex-1 hover:bg-hover"
            onPointerEnter={() => setHovered(index)}
          >
            <Ghost point={previous[index]} highest={highest} />
            <div className="absolute inset-x-[12%] bottom-0 flex h-full flex-col justify-end gap-px">
              <Part value={point.not_run} highest={highest} className="bg-missed" />
              <Part value={point.failed} highest={highest} className="bg-failed" />
              <Part value={point.succeeded} highest={highest} className="bg-bar" />
            </div>
          </div>
        ))}
      </div>
      <div className="mt-1 flex justify-between text-xs text-faint" aria-hidden="true">
        <span>{points[0] ? clockOf(points[0].time) : ""}</span>
        <span>{points.length > 2 ? clockOf(points[Math.floor(points.length / 2)]?.time ?? "") : ""}</span>
        <span>{points.length > 0 ? "now" : ""}</span>
      </div>
    </figure>
  );
}

function Ghost({ point, highest }: { point: OutcomePoint | undefined; highest: number }) {
  const share = point ? shareOf(totalOf(point), highest) : 0;
  return <div className="absolute inset-x-0 bottom-0 bg-bar-ghost" style={{ height: `${share * 100}%` }} />;
}

function Part({ value, highest, className }: { value: number; highest: number; className: string }) {
  if (value <= 0) return null;
  return (
    <div
      className={cn("shrink-0 first:rounded-t-[2px]", className)}
      style={{ height: `${shareOf(value, highest) * 100}%` }}
    />
  );
}

function clockOf(time: string): string {
  return formatClock(time, Date.parse(time));
}

function spanWords(time: string, bucketS: number): string {
  return `${clockOf(time)}–${clockOf(new Date(Date.parse(time) + bucketS * 1000).toISOString())}`;
}
