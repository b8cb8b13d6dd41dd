import type { Overview } from "@/api/types";
import { Section } from "@/components/ui/section";
import { formatCount, formatDuration } from "@/lib/format";

/** How punctual starts were in the last hour. */
export function StartLag({ lag }: { lag: Overview["lag"] }) {
  return (
    <Section title="Start lag" note="last hour">
      {lag.p99_ms === null ? (
        <p className="py-2 text-quiet">Nothing started on schedule.</p>
      ) : (
        <p className="py-2 text-quiet">
          <span className="text-lg font-semibold text-fg">{formatDuration(lag.p99_ms)}</span> at most for 99
          of 100, half within {formatDuration(lag.p50_ms)}; {formatCount(lag.count)}{" "}
          {lag.count === 1 ? "start" : "starts"}.
        </p>
      )}
    </Section>
  );
}
