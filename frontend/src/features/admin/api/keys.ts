/** The names of what administrators see in the query cache. */
export const adminKeys = {
  all: ["admin"] as const,
  users: ["admin", "users"] as const,
  userList: (filters: object) => [...adminKeys.users, "list", filters] as const,
  userSearch: (text: string) => [...adminKeys.users, "search", text] as const,
  user: (id: string) => [...adminKeys.users, "one", id] as const,
  audit: ["admin", "audit"] as const,
  auditList: (filters: object) => [...adminKeys.audit, filters] as const,
  settings: ["admin", "settings"] as const,
  mail: ["admin", "mail"] as const,
  aiUsage: ["admin", "ai-usage"] as const,
  overview: ["admin", "overview"] as const,
  system: ["admin", "system"] as const,
  memory: ["admin", "memory"] as const,
  blocked: ["admin", "blocked"] as const,
  maintenance: ["maintenance"] as const,
};
