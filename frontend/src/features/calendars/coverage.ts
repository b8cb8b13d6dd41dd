import type { CalendarMode, Stretch } from "@/api/types";
import { offsetMs, wallToInstant, instantToWall } from "@/lib/zoned-time";

const DAY_MS = 86_400_000;
export const MONTHS = 12;

export interface CoveredDay {
  /** Covered from midnight to midnight. */
  isWhole: boolean;
  labels: string[];
}

export interface Month {
  /** `2026-11`. */
  key: string;
  /** The weekday of its first day, 0 for Monday. */
  lead: number;
  /** `2026-11-01` … */
  days: string[];
}

/** The twelve months from the present one, and their bounds as RFC 3339 on the clock of `zone`. */
export function yearFrom(now: number, zone: string): { from: string; to: string; months: Month[] } {
  const [year = 1970, month = 1] = instantToWall(new Date(now).toISOString(), zone)
    .slice(0, 7)
    .split("-")
    .map(Number);
  const months = Array.from({ length: MONTHS }, (_, index) => monthOf(year, month - 1 + index));
  const bound = (index: number) => {
    const day = new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 10);
    return wallToInstant(`${day}T00:00`, zone) ?? new Date(now).toISOString();
  };
  return { from: bound(0), to: bound(MONTHS), months };
}

function monthOf(year: number, index: number): Month {
  const first = Date.UTC(year, index, 1);
  const count = Math.round((Date.UTC(year, index + 1, 1) - first) / DAY_MS);
  const days = Array.from({ length: count }, (_, day) => dayName(first + day * DAY_MS));
  return { key: dayName(first).slice(0, 7), lead: (new Date(first).getUTCDay() + 6) % 7, days };
}

function dayName(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 10);
}

/** The days, on the clock of `zone`, that stretches touch between two instants. */
export function coveredDays(
  stretches: readonly Stretch[],
  { from, to, zone }: { from: string; to: string; zone: string },
): Map<string, CoveredDay> {
  const wall = (instant: number) => instant + offsetMs(instant, zone);
  const days = new Map<string, { ms: number; labels: Set<string> }>();
  for (const { start, end, label } of stretches) {
    const first = wall(Math.max(Date.parse(start), Date.parse(from)));
    const last = wall(Math.min(Date.parse(end), Date.parse(to)));
    for (let day = Math.floor(first / DAY_MS) * DAY_MS; day < last; day += DAY_MS) {
      const found = days.get(dayName(day)) ?? { ms: 0, labels: new Set<string>() };
      found.ms += Math.min(last, day + DAY_MS) - Math.max(first, day);
      if (label) found.labels.add(label);
      days.set(dayName(day), found);
    }
  }
  return new Map(
    [...days].map(([day, { ms, labels }]) => [day, { isWhole: ms >= DAY_MS, labels: [...labels] }]),
  );
}

/** The share of the time between two instants that stretches cover. */
function share(stretches: readonly Stretch[], from: string, to: string): number {
  let covered = 0;
  let reached = Date.parse(from);
  const sorted = [...stretches].sort((left, right) => Date.parse(left.start) - Date.parse(right.start));
  for (const { start, end } of sorted) {
    const begin = Math.max(reached, Date.parse(start));
    const stop = Math.min(Date.parse(to), Date.parse(end));
    if (stop <= begin) continue;
    covered += stop - begin;
    reached = stop;
  }
  return covered / Math.max(1, Date.parse(to) - Date.parse(from));
}

/** What a person would not want without knowing: a calendar that stops everything, or does nothing. */
export function coverageWarning(
  stretches: readonly Stretch[],
  { from, to, mode }: { from: string; to: string; mode: CalendarMode },
): string | null {
  const covered = share(stretches, from, to);
  if (mode === "closed" && covered >= 1)
    return "It covers every moment of these twelve months: no job that it applies to would run.";
  if (mode === "open" && covered === 0)
    return "It covers nothing in these twelve months: no job that it applies to would run.";
  if (covered === 0) return "It covers nothing in these twelve months.";
  if (covered >= 1) return "It covers every moment of these twelve months: it keeps nothing from running.";
  return null;
}
