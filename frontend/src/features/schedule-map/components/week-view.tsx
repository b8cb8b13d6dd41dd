import { useMemo } from "react";
import type { ScheduleWeek } from "@/api/types";
import { HeatMap } from "@/components/charts";
import { countOf, formatCount, formatDay } from "@/lib/format";
import { unitWords } from "@/lib/measure";
import { useZone } from "@/lib/zone";
import { zoned } from "@/lib/zoned-format";
import type { WeekMeasure } from "../filters";
import { dateAt, hourAt } from "../local-days";

interface WeekViewProps {
  week: ScheduleWeek;
  measure: WeekMeasure;
  /** Opens an hour as bars. */
  onPick: (date: string, hour: number) => void;
}

type Hour = ScheduleWeek["hours"][number];
const WEEKDAY_HOUR = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour.toString().padStart(2, "0"));

interface Cell {
  value: number | null;
  hours: Hour[];
}

/** Rows of days, in the order of time, with what each hour of the clock holds; a repeated hour holds two. */
function useCells(week: ScheduleWeek, measure: WeekMeasure, zone: string): ReadonlyMap<string, Cell[]> {
  return useMemo(() => {
    const days = new Map<string, Cell[]>();
    for (const hour of week.hours) {
      const at = Date.parse(hour.time);
      const date = dateAt(at, zone);
      const cells = days.get(date) ?? HOURS.map(() => ({ value: null, hours: [] }));
      days.set(date, cells);
      const cell = cells[hourAt(at, zone)];
      if (!cell) continue;
      cell.hours.push(hour);
      const value = valueOf(hour, measure);
      if (value !== null)
        cell.value = measure === "load" ? Math.max(cell.value ?? 0, value) : (cell.value ?? 0) + value;
    }
    return days;
  }, [week, measure, zone]);
}

function valueOf(hour: Hour, measure: WeekMeasure): number | null {
  return measure === "load" ? hour.planned_load : hour[measure];
}

/** A week, hour by hour: where the load is. */
export function WeekView({ week, measure, onPick }: WeekViewProps) {
  const zone = useZone();
  const days = useCells(week, measure, zone);
  const dates = [...days.keys()];
  const rows = dates.map((date) => formatDay(`${date}T12:00:00Z`, "UTC").replace(/,? \d{4}$/, ""));
  const cells = [...days.values()];
  const textOf = (row: number, column: number) => {
    const cell = cells[row]?.[column];
    const when = `${rows[row] ?? ""} ${HOURS[column] ?? ""}:00`;
    return cell && cell.hours.length > 0 ? `${when}: ${hourWords(cell.hours)}` : `${when}: no such hour`;
  };
  return (
    <HeatMap
      title="Load by day and hour"
      rows={rows}
      columns={HOURS}
      values={cells.map((day) => day.map(({ value }) => value))}
      textOf={textOf}
      labelEvery={3}
      tone={measure === "failed" ? "failed" : "strong"}
      summary={summaryOf(week, measure, zone)}
      onPick={(row, column) => onPick(dates[row] ?? "", column)}
      className="[&_td]:h-8 [&_thead_td]:w-20 max-sm:[&_thead_td]:w-14"
    />
  );
}

function hourWords(hours: readonly Hour[]): string {
  const sum = (of: (hour: Hour) => number | null) =>
    hours.reduce((total, hour) => total + (of(hour) ?? 0), 0);
  const load = Math.max(...hours.map((hour) => hour.planned_load));
  const planned = `${countOf(
    sum(({ planned: count }) => count),
    "start",
  )} planned, ${unitWords(load, "")} at once on average`;
  if (hours.every(({ done }) => done === null)) return planned;
  const failed = sum((hour) => hour.failed);
  return `${planned}; ${formatCount(sum((hour) => hour.done))} done${failed > 0 ? `, ${formatCount(failed)} failed` : ""}`;
}

function summaryOf({ hours, jobs, capacity }: ScheduleWeek, measure: WeekMeasure, zone: string): string {
  const [first] = hours;
  if (!first) return "Nothing";
  if (measure === "load") {
    const busiest = hours.reduce(
      (most, hour) => (hour.planned_load > most.planned_load ? hour : most),
      first,
    );
    if (busiest.planned_load === 0) return "Nothing is planned in these days";
    const when = zoned(Date.parse(busiest.time), zone, WEEKDAY_HOUR);
    const of = capacity === null ? "" : ` of ${formatCount(capacity)} that can run`;
    return `Busiest from ${when}: ${unitWords(busiest.planned_load, "")} at once on average${of}`;
  }
  if (measure === "planned") {
    const planned = hours.reduce((total, hour) => total + hour.planned, 0);
    return `${countOf(planned, "start")} of ${countOf(jobs, "job")} in these days`;
  }
  const total = hours.reduce((sum, hour) => sum + (hour[measure] ?? 0), 0);
  return measure === "failed"
    ? `${formatCount(total)} failed in these days`
    : `${formatCount(total)} done in these days`;
}
