/** Names of what this feature keeps in the query cache. */
export const dashboardKeys = {
  all: ["dashboards"] as const,
  list: (search: string) => ["dashboards", "list", search] as const,
  detail: (id: string) => ["dashboards", "detail", id] as const,
  data: (...question: readonly unknown[]) => ["dashboard-data", ...question] as const,
};
