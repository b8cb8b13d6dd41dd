import { formatDuration } from "@/lib/format";
import type { DurationData } from "../duration-data";

/** What the two lines of the chart mean, in figures. */
export function UsualLegend({ data }: { data: DurationData }) {
  if (data.p50 === null) return null;
  return (
    <p className="flex min-h-5 flex-wrap gap-x-4 text-xs text-quiet">
      <span className="inline-flex items-center gap-1.5">
        <span className="w-4 border-t border-faint" aria-hidden="true" />
        half within {formatDuration(data.p50)}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="w-4 border-t border-dashed border-faint" aria-hidden="true" />
        nine in ten within {formatDuration(data.p90)}
      </span>
      {data.band.some((expected) => expected !== null) ? (
        <span className="inline-flex items-center gap-1.5">
          <span className="h-2.5 w-4 bg-bar-ghost" aria-hidden="true" /> expected then
        </span>
      ) : null}
      {data.unusual.size > 0 ? (
        <span className="inline-flex items-center gap-1.5">
          <span className="size-2.5 rounded-full border-[1.5px] border-missed" aria-hidden="true" />
          {data.unusual.size} unusual
        </span>
      ) : null}
      {data.isSkewed ? <span className="text-faint">logarithmic axis</span> : null}
    </p>
  );
}
