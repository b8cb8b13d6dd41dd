import { ChevronLeft, ChevronRight, Rows3 } from "lucide-react";
import { useMemo } from "react";
import type { Job } from "@/api/types";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { problemText } from "@/lib/api-problem";
import { useUrlFilters } from "@/lib/use-url-filters";
import { useSlots } from "../api/get-slots";
import { shownSlot } from "../looks";
import {
  newerAddress,
  olderAddress,
  type RangeId,
  RANGES,
  rangeAddress,
  readWindow,
  spanAddress,
} from "../window";
import { SlotStrip } from "./slot-strip";
import { SlotTable } from "./slot-table";
import { WhyNot } from "./why-not";

const BUTTON_VALUES = RANGES.map(({ value, label }) => ({ value, label }));

interface DueTimesProps {
  job: Pick<Job, "id" | "schedule" | "created_at">;
  /** The job, or all scheduling, is paused: what is not settled yet waits for that to end. */
  isHeld: boolean;
}

/** What became of each due time of a job: as a strip, as a table, and for one moment in a sentence. */
export function DueTimes({ job, isHeld }: DueTimesProps) {
  const url = useUrlFilters();
  const zone = job.schedule?.timezone ?? "UTC";
  const shown = readWindow(url);
  const slots = useSlots(job.id, shown);
  const { data } = slots;
  const born = Date.parse(job.created_at);
  const history = useMemo(
    () =>
      data && {
        ...data,
        // A young job's due times would crowd at the end of a strip that begins long before it.
        from: born < data.to ? Math.max(data.from, born) : data.from,
        slots: data.slots.map((slot) => shownSlot(slot, isHeld)),
      },
    [data, isHeld, born],
  );
  const isTable = url.text("slots") === "table";
  return (
    <section aria-label="Due times">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5 pb-1">
        <h2 className="mr-auto flex items-baseline gap-2 text-sm font-semibold">
          Due times <span className="font-normal text-faint">{zone}</span>
        </h2>
        <Segmented<RangeId | "">
          label="Length of the strip"
          value={shown.range}
          options={BUTTON_VALUES}
          onChange={(range) => range !== "" && url.set(rangeAddress(range))}
        />
        <span className="flex" data-print="hide">
          <IconButton
            label="Older"
            disabled={history !== undefined && history.from <= born}
            onClick={() => url.set(olderAddress(shown, Date.now()))}
          >
            <ChevronLeft size={16} />
          </IconButton>
          <IconButton
            label="Newer"
            disabled={shown.until === null}
            onClick={() => url.set(newerAddress(shown, Date.now()))}
          >
            <ChevronRight size={16} />
          </IconButton>
          <IconButton
            label={isTable ? "Hide the table" : "Show as a table"}
            aria-pressed={isTable}
            className="aria-pressed:bg-selected aria-pressed:text-fg"
            onClick={() => url.set({ slots: isTable ? "" : "table" })}
          >
            <Rows3 size={16} />
          </IconButton>
        </span>
      </div>
      {history ? (
        <SlotStrip
          history={history}
          zone={zone}
          isLive={shown.until === null}
          isStale={slots.isPlaceholderData}
          onZoom={(from, to) => url.set(spanAddress(from, to), { replace: false })}
        />
      ) : slots.error ? (
        <p role="alert" className="flex min-h-20 items-center gap-3 text-sm text-quiet">
          The due times could not be shown: {problemText(slots.error)}
          <Button size="sm" onClick={() => void slots.refetch()}>
            Try again
          </Button>
        </p>
      ) : (
        <div
          role="status"
          aria-label="Loading the due times"
          className="flex h-20 flex-col justify-center gap-3"
        >
          <Skeleton className="h-4 w-full" />
          <Skeleton className="w-64" />
        </div>
      )}
      <div data-print="hide">
        <WhyNot
          jobId={job.id}
          zone={zone}
          isHeld={isHeld}
          value={url.text("why")}
          onChange={(why) => url.set({ why })}
        />
      </div>
      {isTable && history ? (
        <div className="pt-3">
          <SlotTable slots={history.slots} zone={zone} />
        </div>
      ) : null}
    </section>
  );
}
