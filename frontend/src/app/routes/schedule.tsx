import { ChevronLeft, ChevronRight, ZoomOut } from "lucide-react";
import { useOwners } from "@/app/use-owners";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { MoveAdvice } from "@/features/advice/components/move-advice";
import { useMay } from "@/features/auth/api/get-me";
import { useScheduleDay, useScheduleWeek } from "@/features/schedule-map/api/get-schedule";
import { DayView } from "@/features/schedule-map/components/day-view";
import { MapFilterBar } from "@/features/schedule-map/components/map-filter-bar";
import { WeekView } from "@/features/schedule-map/components/week-view";
import { type MapView, readFilters, writeZoom } from "@/features/schedule-map/filters";
import { addDays, boundsOfDays, mondayOf, readDate } from "@/features/schedule-map/local-days";
import { ViewMenu } from "@/features/views/components/view-menu";
import { useNow } from "@/lib/clock";
import { countOf, formatDay } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { useShortcuts } from "@/lib/use-shortcuts";
import { useZone } from "@/lib/zone";
import { wallToInstant } from "@/lib/zoned-time";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAYS: Record<MapView, number> = { week: 7, day: 1 };

/** What the address shows of the map: the day or week, the stretch of it, and the way to others. */
function usePlace() {
  const address = useUrlFilters();
  const zone = useZone();
  const now = useNow(MINUTE_MS);
  const filters = readFilters(address);
  const { view, zoom } = filters;
  const date = readDate(filters.at, now, zone);
  const first = view === "week" ? mondayOf(date) : date;
  const whole = boundsOfDays(first, DAYS[view], zone);
  const isZoomed = view === "day" && zoom !== null && zoom.from < whole.to && zoom.to > whole.from;
  const step = (direction: -1 | 1) => address.set({ at: addDays(first, direction * DAYS[view]), zoom: "" });
  return { address, zone, now, filters, first, bounds: isZoomed ? zoom : whole, isZoomed, step };
}

export function Component() {
  const { address, zone, now, filters, first, bounds, isZoomed, step } = usePlace();
  const { view } = filters;
  const owners = useOwners();
  const may = useMay();
  const week = useScheduleWeek(bounds, filters, view === "week");
  const day = useScheduleDay(bounds, filters, view === "day");
  const shown = view === "week" ? week : day;
  useShortcuts({
    "[": () => step(-1),
    "]": () => step(1),
    t: () => address.set({ at: "", zoom: "" }),
    "-": () => address.set({ zoom: "" }),
  });
  const openHour = (date: string, hour: number) => {
    const at = Date.parse(wallToInstant(`${date}T${hour.toString().padStart(2, "0")}:00`, zone) ?? "");
    address.set(
      { view: "day", at: date, zoom: writeZoom(at - HOUR_MS, at + 2 * HOUR_MS) },
      { replace: false },
    );
  };
  const title = formatDay(`${first}T12:00:00Z`, "UTC");
  return (
    <Page title="Schedule">
      <PageHeader
        title="Schedule"
        actions={
          <>
            <Segmented
              label="Span"
              value={view}
              options={[
                { value: "week", label: "Week" },
                { value: "day", label: "Day" },
              ]}
              onChange={(next) => address.set({ view: next === "week" ? "" : next, zoom: "" })}
            />
            <div className="flex items-center" role="group" aria-label="Which days">
              <IconButton label="Earlier" onClick={() => step(-1)}>
                <ChevronLeft size={16} />
              </IconButton>
              <Button onClick={() => address.set({ at: "", zoom: "" })}>Today</Button>
              <IconButton label="Later" onClick={() => step(1)}>
                <ChevronRight size={16} />
              </IconButton>
            </div>
            {isZoomed ? (
              <Button onClick={() => address.set({ zoom: "" })}>
                <ZoomOut size={14} /> Whole day
              </Button>
            ) : null}
            <ViewMenu page="schedule" />
          </>
        }
      >
        {view === "week" ? `Week of ${title}` : title}, {zone}
        {shown.data ? `: ${countOf(shown.data.jobs, "job")} with a schedule` : ""}
        {shown.data?.complete === false ? " so far; more is being read" : ""}
      </PageHeader>
      <MapFilterBar filters={filters} owners={owners} set={address.set} />
      {shown.error && !shown.data ? (
        <ErrorState what="The schedule" error={shown.error} onRetry={() => void shown.refetch()} />
      ) : view === "week" && week.data ? (
        <WeekView week={week.data} measure={filters.measure} onPick={openHour} />
      ) : view === "day" && day.data ? (
        <DayView
          day={day.data}
          bounds={bounds}
          filters={filters}
          now={now}
          canMove={may("job:update")}
          onZoom={({ from, to }) => address.set({ zoom: writeZoom(from, to) }, { replace: false })}
        />
      ) : (
        <MapSkeleton />
      )}
      <MoveAdvice owner={filters.owner} />
    </Page>
  );
}

function MapSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="space-y-2">
      {Array.from({ length: 7 }, (_, row) => (
        <Skeleton key={row} className="h-8 w-full" />
      ))}
    </div>
  );
}
