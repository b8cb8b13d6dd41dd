import type { Calendar, CalendarInput, CalendarMode, CalendarSource } from "@/api/types";
import { instantToWall, wallToInstant } from "@/lib/zoned-time";

const DAY_MS = 86_400_000;

export type SourceKind = CalendarSource["kind"];

/** A stretch while it is being written; times are on the calendar's clock. */
export interface RangeRow {
  start: string;
  end: string;
  label: string;
}

/** A calendar while it is being written: each kind keeps what was typed when another is looked at. */
export interface CalendarDraft {
  name: string;
  description: string;
  mode: CalendarMode;
  timezone: string;
  tags: string[];
  kind: SourceKind;
  country: string;
  subdivision: string;
  text: string;
  ranges: RangeRow[];
}

export function newCalendar(ownZone: string): CalendarDraft {
  return {
    name: "",
    description: "",
    mode: "closed",
    timezone: ownZone,
    tags: [],
    kind: "holidays",
    country: "",
    subdivision: "",
    text: "",
    ranges: [],
  };
}

export function draftOfCalendar({ source, ...calendar }: Calendar): CalendarDraft {
  const wall = (instant: string) => instantToWall(instant, calendar.timezone);
  return {
    ...newCalendar(calendar.timezone),
    name: calendar.name,
    description: calendar.description,
    mode: calendar.mode,
    tags: [...calendar.tags],
    kind: source.kind,
    country: source.kind === "holidays" ? source.country : "",
    subdivision: source.kind === "holidays" ? (source.subdivision ?? "") : "",
    text: source.kind === "ics" ? source.text : "",
    ranges:
      source.kind === "ranges"
        ? source.ranges.map(({ start, end, label = "" }) => ({ start: wall(start), end: wall(end), label }))
        : [],
  };
}

/** The whole day after the last row, or tomorrow. */
export function nextRange(rows: readonly RangeRow[], zone: string, now: number): RangeRow {
  const last = rows.at(-1)?.end ?? "";
  const base = last === "" ? instantToWall(new Date(now + DAY_MS).toISOString(), zone) : last;
  const day = base.slice(0, 10);
  const after = new Date(Date.parse(`${day}T00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return { start: `${day}T00:00`, end: `${after}T00:00`, label: "" };
}

/** What is wrong with a row, once both of its times are typed. */
export function rangeProblem({ start, end }: RangeRow): string | undefined {
  return start !== "" && end !== "" && start >= end ? "The end is not after the start." : undefined;
}

/** What covers time; null while it is not complete enough to ask about. */
export function sourceOf(draft: CalendarDraft): CalendarSource | null {
  switch (draft.kind) {
    case "holidays":
      return draft.country === ""
        ? null
        : { kind: "holidays", country: draft.country, subdivision: draft.subdivision };
    case "ics":
      return draft.text.trim() === "" ? null : { kind: "ics", text: draft.text };
    case "ranges": {
      const ranges = draft.ranges.map((row) => ({
        start: wallToInstant(row.start, draft.timezone),
        end: wallToInstant(row.end, draft.timezone),
        label: row.label.trim(),
      }));
      const isWhole = ranges.length > 0 && ranges.every(({ start, end }) => start && end && start < end);
      return isWhole
        ? { kind: "ranges", ranges: ranges as { start: string; end: string; label: string }[] }
        : null;
    }
  }
}

/** What to send; null while it is not complete. */
export function calendarInput(draft: CalendarDraft): CalendarInput | null {
  const source = sourceOf(draft);
  if (source === null || draft.name.trim() === "") return null;
  const { description, mode, timezone, tags } = draft;
  return { name: draft.name.trim(), description, mode, timezone, tags, source };
}
