import type { NotificationFilters } from "./list-notifications";

export const notificationKeys = {
  all: ["notifications"] as const,
  count: ["notifications", "count"] as const,
  latest: ["notifications", "latest"] as const,
  list: (filters: NotificationFilters) => ["notifications", "list", filters] as const,
  settings: ["notification-settings"] as const,
};
