import { bandPath, dotPath, linePath, runsOf, type Values } from "./line-paths";
import { SIDE } from "./plot-area";
import type { TimeSeries } from "./time-series";
import { TONE_COLOR } from "./tones";

interface TimeLinesProps {
  series: readonly TimeSeries[];
  /** Where each point stands, from 0 to 1. */
  shares: readonly number[];
  heightOf: (value: number) => number;
  levels: readonly number[];
  marks: readonly number[];
}

/** The drawing of a time chart. */
export function TimeLines({ series, shares, heightOf, levels, marks }: TimeLinesProps) {
  const runs = (values: Values) => runsOf(values, shares, heightOf, SIDE);
  return (
    <>
      {series.map((line) =>
        line.kind === "band" ? (
          <path key={line.name} d={bandPath(runs(line.low), runs(line.high))} fill={TONE_COLOR[line.tone]} />
        ) : line.kind === "dots" ? (
          <path
            key={line.name}
            d={dotPath(runs(line.values))}
            stroke={TONE_COLOR[line.tone]}
            strokeWidth={line.isLarge ? 9 : 5}
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        ) : (
          <path
            key={line.name}
            d={linePath(runs(line.values))}
            fill="none"
            stroke={TONE_COLOR[line.tone]}
            strokeWidth={line.isDashed ? 1.25 : 1.75}
            strokeDasharray={line.isDashed ? "4 3" : undefined}
            strokeLinecap="round"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ),
      )}
      {levels.map((share) => (
        <path
          key={share}
          d={`M0 ${(1 - share) * SIDE}H${SIDE}`}
          stroke="var(--state-failed)"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {marks.map((share) => (
        <path
          key={share}
          d={`M${share * SIDE} 0V${SIDE}`}
          stroke="var(--fg-faint)"
          strokeDasharray="2 3"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </>
  );
}
