import { Plus } from "lucide-react";
import { Link } from "react-router";
import type { Calendar, Country } from "@/api/types";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { MiddleText } from "@/components/ui/middle-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { countOf } from "@/lib/format";
import { useCalendars } from "../api/get-calendars";
import { useCountries } from "../api/get-countries";
import { MODE_WORDS, sourceWords, tagWords } from "../words";

const GRID =
  "grid items-center gap-x-3 border-b border-line px-2 text-sm grid-cols-[minmax(0,1fr)_auto] " +
  "sm:grid-cols-[minmax(0,2fr)_72px_minmax(0,2fr)_minmax(0,2fr)_minmax(0,1fr)]";

/** All calendars by name. */
export function CalendarList() {
  const { data, error, refetch } = useCalendars();
  const hasHolidays = data?.items.some(({ source }) => source.kind === "holidays") ?? false;
  const countries = useCountries(hasHolidays).data ?? [];
  if (!data)
    return error ? (
      <ErrorState what="The calendars" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={4} />
    );
  if (data.items.length === 0)
    return (
      <EmptyState
        title="No calendars yet"
        action={
          <Button asChild variant="primary">
            <Link to={paths.newCalendar}>
              <Plus size={15} /> New calendar
            </Link>
          </Button>
        }
      >
        A calendar keeps jobs from running on public holidays, in freezes, or outside of the times it covers.
      </EmptyState>
    );
  const sorted = [...data.items].sort((left, right) => left.name.localeCompare(right.name));
  const more = data.total - sorted.length;
  return (
    <>
      <div role="table" aria-label="Calendars">
        <div role="row" className={cn(GRID, "h-8 text-xs text-faint max-sm:sr-only")}>
          <span role="columnheader">Name</span>
          <span role="columnheader">Means</span>
          <span role="columnheader">Covers</span>
          <span role="columnheader">Applies to</span>
          <span role="columnheader">Time zone</span>
        </div>
        <div role="rowgroup">
          {sorted.map((calendar) => (
            <Row key={calendar.id} calendar={calendar} countries={countries} />
          ))}
        </div>
      </div>
      {more > 0 ? (
        <p className="py-3 text-sm text-faint">and {countOf(more, "more", "more")} that are not listed</p>
      ) : null}
    </>
  );
}

function Row({ calendar, countries }: { calendar: Calendar; countries: readonly Country[] }) {
  const covers = sourceWords(calendar.source, countries);
  const applies = tagWords(calendar);
  return (
    <div role="row" data-row="" className={cn(GRID, "relative h-12 hover:bg-hover sm:h-8")}>
      <span role="cell" className="min-w-0">
        <Link
          to={paths.calendar(calendar.id)}
          className="flex min-w-0 font-medium after:absolute after:inset-0 after:content-[''] focus-visible:outline-offset-[-2px]"
        >
          <MiddleText>{calendar.name}</MiddleText>
        </Link>
      </span>
      <span role="cell" className="text-quiet" title={MODE_WORDS[calendar.mode].line}>
        {MODE_WORDS[calendar.mode].label}
      </span>
      <span role="cell" className="truncate max-sm:text-xs max-sm:text-quiet" title={covers}>
        {covers}
      </span>
      <span role="cell" className="truncate text-quiet max-sm:hidden" title={applies}>
        {applies}
      </span>
      <span role="cell" className="truncate text-faint max-sm:text-right max-sm:text-xs">
        {calendar.timezone}
      </span>
    </div>
  );
}
