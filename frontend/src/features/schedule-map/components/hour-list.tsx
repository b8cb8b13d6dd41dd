import { Link } from "react-router";
import type { DayBar, ScheduleDay } from "@/api/types";
import { LookIcon } from "@/components/ui/state-icon";
import { MiddleText } from "@/components/ui/middle-text";
import { paths } from "@/config/paths";
import { countOf, formatDuration } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";
import type { Bounds } from "@/lib/time-span";
import { useZone } from "@/lib/zone";
import { zoned } from "@/lib/zoned-format";

const HOUR_MS = 3_600_000;
const SHOWN = 10;
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** The bars of a day as a list by hour, for phones. */
export function HourList({ day, bounds }: { day: ScheduleDay; bounds: Bounds }) {
  const zone = useZone();
  const bars = day.rows
    .flatMap((row) => row.bars)
    .filter(({ start }) => Date.parse(start) >= bounds.from && Date.parse(start) < bounds.to)
    .sort((left, right) => Date.parse(left.start) - Date.parse(right.start));
  const hours = new Map<number, DayBar[]>();
  for (const bar of bars) {
    const hour = bounds.from + Math.floor((Date.parse(bar.start) - bounds.from) / HOUR_MS) * HOUR_MS;
    hours.set(hour, [...(hours.get(hour) ?? []), bar]);
  }
  const bands = day.rows.flatMap((row) => row.bands);
  return (
    <div className="space-y-4">
      {bands.length > 0 ? (
        <p className="text-sm text-quiet">
          All day:{" "}
          {bands.map((band) => (band.jobs > 1 ? countOf(band.jobs, "more job") : band.job_name)).join(", ")}
        </p>
      ) : null}
      {[...hours].map(([hour, its]) => (
        <section key={hour} aria-label={`From ${zoned(hour, zone, CLOCK)}`}>
          <h3 className="border-b border-line pb-1 text-sm font-semibold tabular-nums">
            {zoned(hour, zone, CLOCK)}{" "}
            <span className="font-normal text-quiet">{countOf(its.length, "start")}</span>
          </h3>
          <ul>
            {its.slice(0, SHOWN).map((bar) => (
              <HourRow key={bar.execution_id ?? `${bar.job_id} ${bar.start}`} bar={bar} zone={zone} />
            ))}
          </ul>
          {its.length > SHOWN ? (
            <p className="py-1 text-xs text-quiet">and {its.length - SHOWN} more</p>
          ) : null}
        </section>
      ))}
      {hours.size === 0 && bands.length === 0 ? (
        <p className="py-8 text-center text-sm text-quiet">Nothing is planned, and nothing has run.</p>
      ) : null}
    </div>
  );
}

function HourRow({ bar, zone }: { bar: DayBar; zone: string }) {
  const { state, execution_id: executionId } = bar;
  const look = state === null ? EXECUTION_LOOK.queued : EXECUTION_LOOK[state];
  return (
    <li data-row="">
      <Link
        to={executionId ? paths.execution(executionId) : paths.job(bar.job_id)}
        className="flex min-h-11 items-center gap-3 text-sm hover:bg-hover"
      >
        <span className="w-11 text-quiet tabular-nums">{zoned(Date.parse(bar.start), zone, CLOCK)}</span>
        <LookIcon look={look} label={state === null ? "Planned" : look.word} />
        <MiddleText className="min-w-0 flex-1">{bar.job_name}</MiddleText>
        <span className="text-quiet tabular-nums">
          {formatDuration(state === null ? bar.usual_ms : Date.parse(bar.end) - Date.parse(bar.start))}
        </span>
      </Link>
    </li>
  );
}
