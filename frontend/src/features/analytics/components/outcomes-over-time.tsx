import { useMemo } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { type Bounds, lengthOf, type TimeSpan } from "@/lib/time-span";
import { useZone } from "@/lib/zone";
import { useTrend } from "../api/get-analytics";
import type { Scope } from "../scope";
import { OutcomeTrend } from "./outcome-trend";
import { RateTrend } from "./rate-trend";

const WEEK_MS = 7 * 86_400_000;

interface OutcomesOverTimeProps {
  span: TimeSpan;
  onSpan: (span: TimeSpan) => void;
}

/** How everything went that one sees, against the same hours a week before. */
export function OutcomesOverTime({ span, onSpan }: OutcomesOverTimeProps) {
  const scope: Scope = useMemo(() => ({ span, ownerId: "", jobId: "", tags: [] }), [span]);
  const zone = useZone();
  const { data: trend, error, refetch } = useTrend(scope, zone, "week");
  const ghostName = lengthOf(span) < WEEK_MS ? "a week before" : "as much time before";
  const brush = (bounds: Bounds) =>
    onSpan({ kind: "between", from: Math.round(bounds.from), to: Math.round(bounds.to) });
  if (!trend)
    return error ? (
      <ErrorState what="The outcomes" error={error} onRetry={() => void refetch()} />
    ) : (
      <Section title="Outcomes">
        <Skeleton className="mt-2 h-64 w-full" />
      </Section>
    );
  return (
    <>
      <Section title="Outcomes" note={`${ghostName} behind`}>
        <OutcomeTrend trend={trend} ghostName={ghostName} onBrush={brush} heightPx={104} />
      </Section>
      <Section title="Success">
        <RateTrend trend={trend} ghostName={ghostName} onBrush={brush} heightPx={72} />
      </Section>
    </>
  );
}
