import type { PreviewSlot } from "@/api/types";
import { Time } from "@/components/ui/time";
import { countOf, formatExact } from "@/lib/format";
import { skipWords } from "../policy-words";
import { previewRows, withSnooze } from "../preview-rows";

interface PreviewTimesProps {
  slots: readonly PreviewSlot[];
  timezone: string;
  /** RFC 3339. */
  snoozedUntil: string | null;
}

/** The next due times; those that will be skipped are struck through and say why. */
export function PreviewTimes({ slots, timezone, snoozedUntil }: PreviewTimesProps) {
  if (slots.length === 0) return <p className="mt-1 text-missed">It would never run.</p>;
  const told = withSnooze(slots, snoozedUntil);
  return (
    <>
      <ol className="mt-1.5" aria-label="Next due times">
        {previewRows(told).map((row) =>
          row.kind === "more" ? (
            <li key={`until ${row.until}`} className="min-h-6 text-faint">
              … and {countOf(row.count, "more", "more")}, until {formatExact(row.until, timezone)}
            </li>
          ) : (
            <li key={row.due_at} className="flex min-h-6 flex-wrap items-center justify-between gap-x-4">
              {row.skipped === null ? (
                <>
                  <span className="text-quiet">{formatExact(row.due_at, timezone)}</span>
                  <Time value={row.due_at} className="text-faint" />
                </>
              ) : (
                <>
                  <s className="text-faint">{formatExact(row.due_at, timezone)}</s>
                  <span className="text-faint">{skipWords(row.skipped, row.detail)}</span>
                </>
              )}
            </li>
          ),
        )}
      </ol>
      {told.every(({ skipped }) => skipped !== null) ? (
        <p className="mt-1 text-missed">
          {told.length === 1 ? "It does not run." : `None of the next ${told.length} due times runs.`}
        </p>
      ) : null}
    </>
  );
}
