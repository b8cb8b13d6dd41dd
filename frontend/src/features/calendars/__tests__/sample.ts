import type { CalendarView } from "@/api/types";

/** A calendar as the API gives it, with `changes`. */
export function sampleCalendar(changes: Partial<CalendarView> = {}): CalendarView {
  return {
    id: "c1",
    name: "Germany",
    description: "",
    mode: "closed",
    timezone: "Europe/Berlin",
    source: { kind: "holidays", country: "DE", subdivision: "BY" },
    tags: ["billing"],
    owner_id: "u1",
    version: 1,
    created_at: "2026-11-01T00:00:00Z",
    updated_at: "2026-11-01T00:00:00Z",
    warnings: [],
    ...changes,
  };
}
