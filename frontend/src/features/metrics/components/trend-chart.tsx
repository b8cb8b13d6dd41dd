import { type PointerEvent, useState } from "react";
import type { MetricPoint } from "@/api/types";
import { formatClock } from "@/lib/format";
import { unitWords } from "@/lib/measure";
import { trendFigures, trendWords } from "../trend";

interface TrendChartProps {
  title: string;
  unit: string;
  /** Oldest first. */
  points: readonly MetricPoint[];
  /** Epoch milliseconds of the ends of the axis. */
  from: number;
  to: number;
  /** What the job may use at most; drawn where it is near. */
  limit?: number | undefined;
}

const WIDTH = 400;
const HEIGHT = 72;
const EDGE = 4;
const NEAR = 2.5;
const HEADROOM = 1.15;

/** One value over time: dots, with the usual as a dashed line. Figures of the point under the pointer stand above. */
export function TrendChart({ title, unit, points, from, to, limit }: TrendChartProps) {
  const [hovered, setHovered] = useState<MetricPoint | null>(null);
  const figures = trendFigures(points);
  if (!figures) return null;
  const isNear = limit !== undefined && limit <= figures.most * NEAR;
  const lowest = Math.min(0, ...points.map(({ value }) => value));
  const highest = HEADROOM * Math.max(figures.most, isNear ? limit : 0) || lowest + 1;
  const xOf = ({ time }: MetricPoint) =>
    EDGE + ((WIDTH - 2 * EDGE) * (Date.parse(time) - from)) / Math.max(1, to - from);
  const yOf = (value: number) =>
    HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * (value - lowest)) / (highest - lowest);
  const find = (event: PointerEvent<SVGSVGElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - frame.left) * WIDTH) / Math.max(1, frame.width);
    const distance = (point: MetricPoint) => Math.abs(xOf(point) - x);
    setHovered(points.reduce((best, point) => (distance(point) < distance(best) ? point : best)));
  };
  const words = trendWords(figures, unit);
  const limitWords = limit === undefined ? "" : `; may use ${unitWords(limit, unit)}`;
  return (
    <figure className="min-w-0" aria-label={`${title}: ${words}${limitWords}`}>
      <figcaption className="text-sm">
        <span className="font-medium">{title}</span>
        <span className="block min-h-4 text-xs text-quiet">
          {hovered
            ? `${unitWords(hovered.value, unit)} at ${formatClock(hovered.time, to)}`
            : `${words}${limitWords}`}
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="mt-1 h-18 w-full border-b border-line-strong"
        aria-hidden="true"
        onPointerMove={find}
        onPointerLeave={() => setHovered(null)}
      >
        <Level y={yOf(figures.usual)} className="stroke-line-strong" dashes="3 3" />
        {isNear ? <Level y={yOf(limit)} className="stroke-failed" /> : null}
        {points.map((point) => (
          <Dot key={point.time} x={xOf(point)} y={yOf(point.value)} isHovered={point === hovered} />
        ))}
      </svg>
      <div className="mt-0.5 flex justify-between text-xs text-faint" aria-hidden="true">
        <span>{formatClock(from, to)}</span>
        <span>now</span>
      </div>
    </figure>
  );
}

function Level({ y, className, dashes }: { y: number; className: string; dashes?: string }) {
  return (
    <line
      x1={0}
      x2={WIDTH}
      y1={y}
      y2={y}
      className={className}
      strokeDasharray={dashes}
      vectorEffect="non-scaling-stroke"
    />
  );
}

/** A line of no length with round ends stays round however the drawing is stretched. */
function Dot({ x, y, isHovered }: { x: number; y: number; isHovered: boolean }) {
  return (
    <path
      d={`M${x} ${y}h0.01`}
      className={isHovered ? "stroke-fg" : "stroke-running"}
      strokeWidth={isHovered ? 8 : 4.5}
      strokeLinecap="round"
      vectorEffect="non-scaling-stroke"
    />
  );
}
