import { formatBytes, formatClock } from "@/lib/format";
import type { Memory } from "../types";

const WIDTH = 400;
const HEIGHT = 72;
const EDGE = 3;

/** Memory over time, from nothing up. */
export function GrowthLine({ points }: { points: Memory["points"] }) {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  const from = Date.parse(first.time);
  const to = Date.parse(last.time);
  const most = Math.max(1, ...points.map(({ bytes }) => bytes)) * 1.1;
  const path = points
    .map(({ time, bytes }) => {
      const x = EDGE + ((WIDTH - 2 * EDGE) * (Date.parse(time) - from)) / Math.max(1, to - from);
      const y = HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * bytes) / most;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(" ");
  return (
    <figure
      className="mt-3"
      aria-label={`Memory went from ${formatBytes(first.bytes)} to ${formatBytes(last.bytes)}`}
    >
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-18 w-full border-b border-line-strong"
        aria-hidden="true"
      >
        <polyline
          points={path}
          className="fill-none stroke-quiet"
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <div className="mt-0.5 flex justify-between text-xs text-faint" aria-hidden="true">
        <span>
          {formatClock(first.time, to)}, {formatBytes(first.bytes)}
        </span>
        <span>now, {formatBytes(last.bytes)}</span>
      </div>
    </figure>
  );
}
