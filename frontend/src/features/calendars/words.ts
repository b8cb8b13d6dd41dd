import type { Calendar, CalendarMode, CalendarSource, Country, Stretch } from "@/api/types";
import { countOf, formatDay, formatExact } from "@/lib/format";
import { instantToWall } from "@/lib/zoned-time";

/** What a mode does, as a person says it. */
export const MODE_WORDS: Record<CalendarMode, { label: string; line: string }> = {
  closed: { label: "Closed", line: "Jobs do not run while it covers the time." },
  open: { label: "Open", line: "Jobs run only while it covers the time." },
};

export const KIND_WORDS: Record<CalendarSource["kind"], string> = {
  holidays: "Public holidays",
  ranges: "Dates",
  ics: "iCalendar",
};

/** `Public holidays of Germany, BY`, `3 dates`, `iCalendar file`. */
export function sourceWords(source: CalendarSource, countries: readonly Country[] = []): string {
  switch (source.kind) {
    case "holidays": {
      const country = countries.find(({ code }) => code === source.country);
      const part = country?.subdivisions.find(({ code }) => code === source.subdivision)?.name;
      const where = [country?.name ?? source.country, part ?? source.subdivision].filter(Boolean).join(", ");
      return `Public holidays of ${where}`;
    }
    case "ranges":
      return countOf(source.ranges.length, "date");
    case "ics":
      return "iCalendar file";
  }
}

/** Which jobs it applies to, beside those that name it. */
export function tagWords({ tags }: Pick<Calendar, "tags">): string {
  return tags.length === 0 ? "only jobs that name it" : `jobs tagged ${tags.join(", ")}`;
}

/** `Fri, 25 Dec 2026`, `Thu, 24 Dec 2026 to Sat, 26 Dec 2026`, or to the second where it is not whole days. */
export function stretchWords({ start, end }: Pick<Stretch, "start" | "end">, zone: string): string {
  const isMidnight = (instant: string) => instantToWall(instant, zone).endsWith("T00:00");
  if (!isMidnight(start) || !isMidnight(end))
    return `${formatExact(start, zone)} to ${formatExact(end, zone)}`;
  const first = formatDay(start, zone);
  const last = formatDay(Date.parse(end) - 1, zone);
  return first === last ? first : `${first} to ${last}`;
}
