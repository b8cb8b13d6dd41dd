import type { TimeSeries } from "./time-series";
import { TONE_COLOR } from "./tones";

/** Which line is which. */
export function ChartLegend({ series }: { series: readonly TimeSeries[] }) {
  if (series.length < 2) return null;
  return (
    <span className="flex shrink-0 gap-x-3 text-faint max-sm:hidden" aria-hidden="true">
      {series.map((line) => (
        <span key={line.name} className="inline-flex items-center gap-1.5">
          <svg width="14" height="8" viewBox="0 0 14 8">
            {line.kind === "band" ? (
              <rect width="14" height="8" rx="1" fill={TONE_COLOR[line.tone]} />
            ) : line.kind === "dots" ? (
              <circle cx="7" cy="4" r={line.isLarge ? 4 : 2.5} fill={TONE_COLOR[line.tone]} />
            ) : (
              <path
                d="M0 4H14"
                stroke={TONE_COLOR[line.tone]}
                strokeWidth="2"
                strokeDasharray={line.isDashed ? "4 3" : undefined}
              />
            )}
          </svg>
          {line.name}
        </span>
      ))}
    </span>
  );
}
