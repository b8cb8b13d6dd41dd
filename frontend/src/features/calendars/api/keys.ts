/** Names of what this feature keeps in the query cache. */
export const calendarKeys = {
  all: ["calendars"] as const,
  list: ["calendars", "list"] as const,
  detail: (id: string) => ["calendars", "detail", id] as const,
  preview: (question: unknown) => ["calendars", "preview", question] as const,
  countries: ["countries"] as const,
};
