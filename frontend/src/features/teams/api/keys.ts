/** Names of what this feature keeps in the query cache. */
export const teamKeys = {
  all: ["teams"] as const,
  list: (search: string) => ["teams", "list", search] as const,
  detail: (id: string) => ["teams", "detail", id] as const,
  members: (id: string) => ["teams", "members", id] as const,
};
