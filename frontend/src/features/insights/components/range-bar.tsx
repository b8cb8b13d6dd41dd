import type { InsightStatement } from "@/api/types";
import { rangeWords, valueWords } from "../words";

const WIDTH = 320;
const HEIGHT = 34;
const EDGE = 6;
const MIDDLE = 11;
/** From this ratio on, a linear axis would hide the range. */
const SKEW = 20;
const LEAST = 1e-6;

/** A value beside the range in which it was expected: what a sentence says, to be seen. */
export function RangeBar({ statement }: { statement: InsightStatement }) {
  const { value, expected, upper, unit } = statement;
  if (value === null || upper === null) return null;
  const lower = statement.lower ?? 0;
  const [least, most] = [Math.min(lower, value), Math.max(upper, value)];
  if (most <= least) return null;
  const isLog = least > 0 && most / Math.max(least, LEAST) > SKEW;
  const place = (at: number) => (isLog ? Math.log(Math.max(at, LEAST)) : at);
  const xOf = (at: number) =>
    EDGE + ((WIDTH - 2 * EDGE) * (place(at) - place(least))) / (place(most) - place(least));
  const words = `${valueWords(value, unit)}; expected ${rangeWords(statement)}`;
  return (
    <figure className="max-w-md" aria-label={words}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-auto w-full" aria-hidden="true">
        <line x1={EDGE} x2={WIDTH - EDGE} y1={MIDDLE} y2={MIDDLE} className="stroke-line" />
        <rect
          x={xOf(lower)}
          y={MIDDLE - 5}
          width={Math.max(2, xOf(upper) - xOf(lower))}
          height={10}
          rx={2}
          className="fill-bar-ghost"
        />
        {expected === null ? null : (
          <line
            x1={xOf(expected)}
            x2={xOf(expected)}
            y1={MIDDLE - 6}
            y2={MIDDLE + 6}
            className="stroke-faint"
          />
        )}
        <circle cx={xOf(value)} cy={MIDDLE} r={4.5} className="fill-missed" />
        <text
          x={xOf(value)}
          y={HEIGHT - 3}
          textAnchor={xOf(value) > WIDTH * 0.7 ? "end" : xOf(value) < WIDTH * 0.3 ? "start" : "middle"}
          className="fill-quiet text-[11px]"
        >
          {valueWords(value, unit)}
        </text>
      </svg>
      <figcaption className="text-xs text-faint">
        The band holds 94 % of such executions{isLog ? "; logarithmic" : ""}.
      </figcaption>
    </figure>
  );
}
