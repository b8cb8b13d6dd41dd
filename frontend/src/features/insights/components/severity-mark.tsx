import type { InsightSeverity } from "@/api/types";
import { cn } from "@/lib/cn";
import { SEVERITY_LOOK } from "../severity";

interface SeverityMarkProps {
  severity: InsightSeverity;
  /** Its word stands beside it. */
  hasWord?: boolean;
  className?: string;
}

const BARS = [1, 2, 3, 4] as const;

/** The severity of an insight: up to four bars, and the word. */
export function SeverityMark({ severity, hasWord = false, className }: SeverityMarkProps) {
  const { word, level, color, meaning } = SEVERITY_LOOK[severity];
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", className)} title={meaning}>
      <svg
        viewBox="0 0 14 14"
        className="size-3.5 shrink-0"
        style={{ color }}
        role={hasWord ? undefined : "img"}
        aria-label={hasWord ? undefined : `${word} severity`}
        aria-hidden={hasWord ? true : undefined}
      >
        {BARS.map((bar) => (
          <rect
            key={bar}
            x={bar * 3.25 - 2.5}
            y={12 - bar * 2.5}
            width={2.25}
            height={bar * 2.5}
            rx={0.75}
            fill="currentColor"
            opacity={bar <= level ? 1 : 0.22}
          />
        ))}
      </svg>
      {hasWord ? <span className="font-medium">{word}</span> : null}
    </span>
  );
}
