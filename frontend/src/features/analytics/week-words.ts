import type { AnalyticsWeek } from "@/api/types";
import { formatCount } from "@/lib/format";

export const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
export const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

export type WeekValue = "failed" | "runs";

type Hour = AnalyticsWeek["days"][number][number];

function ranIn({ succeeded, failed }: Hour): number {
  return succeeded + failed;
}

/** `[weekday][hour]`; null where nothing ran. */
export function weekValues(week: AnalyticsWeek, value: WeekValue): (number | null)[][] {
  return week.days.map((day) =>
    day.map((hour) => (ranIn(hour) === 0 ? null : value === "failed" ? hour.failed : ranIn(hour))),
  );
}

/** `Mon 02:00–03:00: 4 of 60 failed`. */
export function hourWords(week: AnalyticsWeek, row: number, column: number): string {
  const hour = week.days[row]?.[column];
  const name = `${DAYS[row] ?? ""} ${HOURS[column] ?? ""}:00–${HOURS[(column + 1) % 24] ?? ""}:00`;
  if (!hour || ranIn(hour) + hour.not_run === 0) return `${name}: nothing was due`;
  const missed = hour.not_run > 0 ? `, ${formatCount(hour.not_run)} did not run` : "";
  return `${name}: ${formatCount(hour.failed)} of ${formatCount(ranIn(hour))} failed${missed}`;
}

/** Where most of it is, in a sentence. */
export function weekSummary(week: AnalyticsWeek, value: WeekValue): string {
  const hours = week.days.flatMap((day, row) => day.map((hour, column) => ({ hour, row, column })));
  const amount = (hour: Hour) => (value === "failed" ? hour.failed : ranIn(hour));
  const total = hours.reduce((sum, { hour }) => sum + amount(hour), 0);
  if (total === 0) return value === "failed" ? "No failures in this time" : "Nothing ran in this time";
  const top = hours.reduce((best, other) => (amount(other.hour) > amount(best.hour) ? other : best));
  const noun = value === "failed" ? "failures" : "executions";
  return `Most on ${DAYS[top.row] ?? ""} from ${HOURS[top.column] ?? ""}:00: ${formatCount(amount(top.hour))} of ${formatCount(total)} ${noun}`;
}
