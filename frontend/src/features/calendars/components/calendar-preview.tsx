import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useMemo, useState } from "react";
import type { CalendarMode, CalendarSource, Stretch } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { problemText } from "@/lib/api-problem";
import { useNow } from "@/lib/clock";
import { cn } from "@/lib/cn";
import { countOf } from "@/lib/format";
import { useDebounced } from "@/lib/use-debounced";
import { calendarPreviewOptions, type PreviewQuestion } from "../api/preview-calendar";
import { coverageWarning, coveredDays, yearFrom } from "../coverage";
import { stretchWords } from "../words";
import { YearView } from "./year-view";

interface CalendarPreviewProps {
  /** Null while it is not complete. */
  source: CalendarSource | null;
  timezone: string;
  mode: CalendarMode;
}

const TYPING_MS = 300;
const HOUR_MS = 3_600_000;
const SHOWN = 15;

/** What a calendar covers in the next twelve months, as a year and in words. */
export function CalendarPreview({ source, timezone, mode }: CalendarPreviewProps) {
  const now = useNow(HOUR_MS);
  const { from, to, months } = useMemo(() => yearFrom(now, timezone), [now, timezone]);
  const written = source === null ? "null" : JSON.stringify({ source, timezone, from, to });
  const question = JSON.parse(useDebounced(written, TYPING_MS)) as PreviewQuestion | null;
  const preview = useQuery(calendarPreviewOptions(question));
  const answer = question === null ? undefined : preview.data;
  const days = useMemo(
    () => coveredDays(answer?.stretches ?? [], { from, to, zone: timezone }),
    [answer, from, to, timezone],
  );
  const warning = answer ? coverageWarning(answer.stretches, { from, to, mode }) : null;
  return (
    <Section title="Next 12 months" note={mode === "closed" ? "filled: nothing runs" : "filled: jobs run"}>
      <div aria-live="polite" className={cn("pt-3 text-sm", preview.isPlaceholderData && "opacity-60")}>
        {question === null ? (
          <p className="text-quiet">Choose what it covers to see the days.</p>
        ) : preview.error ? (
          <p role="alert" className="text-failed">
            {problemText(preview.error)}
          </p>
        ) : answer ? (
          <>
            {warning ? (
              <p className="mb-3 flex gap-1.5 text-missed">
                <TriangleAlert size={14} className="mt-[3px] shrink-0" aria-hidden="true" /> {warning}
              </p>
            ) : null}
            <YearView months={months} days={days} />
            <StretchList stretches={answer.stretches} isComplete={answer.complete} zone={timezone} />
          </>
        ) : (
          <Skeleton className="h-64 w-full" />
        )}
      </div>
    </Section>
  );
}

interface StretchListProps {
  stretches: readonly Stretch[];
  isComplete: boolean;
  zone: string;
}

function StretchList({ stretches, isComplete, zone }: StretchListProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? stretches : stretches.slice(0, SHOWN);
  const more = stretches.length - shown.length;
  return (
    <>
      <ol aria-label="What it covers" className="mt-4 border-t border-line">
        {shown.map((stretch) => (
          <li
            key={`${stretch.start} ${stretch.end} ${stretch.label}`}
            className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1"
          >
            <span>{stretchWords(stretch, zone)}</span>
            <span className="text-quiet">{stretch.label}</span>
          </li>
        ))}
      </ol>
      {more > 0 ? (
        <Button size="sm" variant="ghost" className="mt-1" onClick={() => setWhole(true)}>
          Show {countOf(more, "more", "more")}
        </Button>
      ) : null}
      {isComplete ? null : <p className="mt-1 text-faint">There are more than can be listed.</p>}
    </>
  );
}
