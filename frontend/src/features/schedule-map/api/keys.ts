export const scheduleMapKeys = {
  all: ["schedule-map"] as const,
  week: (question: object) => ["schedule-map", "week", question] as const,
  day: (question: object) => ["schedule-map", "day", question] as const,
};
