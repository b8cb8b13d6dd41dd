import { cn } from "@/lib/cn";
import { linePath, runsOf } from "./line-paths";
import { TONE_COLOR, type Tone } from "./tones";

interface SparklineProps {
  /** Oldest first; null: nothing is known of that time. */
  values: readonly (number | null)[];
  /** What it shows, in words: it is a picture without figures. */
  label: string;
  tone?: Tone;
  /** The value at the top; the highest there is when not given. */
  most?: number | undefined;
  className?: string;
}

const SIDE = 100;
const LINE_SHARE = 0.94;

/** A line as small as a word, for tables and figures. */
export function Sparkline({ values, label, tone = "quiet", most, className }: SparklineProps) {
  const highest = Math.max(1e-9, most ?? Math.max(...values.map((value) => value ?? 0)));
  const shares = values.map((_, at) => at / Math.max(1, values.length - 1));
  const heightOf = (value: number) => 0.03 + LINE_SHARE * Math.min(1, value / highest);
  return (
    <svg
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className={cn("h-5 w-20 overflow-visible", className)}
    >
      <path
        d={linePath(runsOf(values, shares, heightOf, SIDE))}
        fill="none"
        stroke={TONE_COLOR[tone]}
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
