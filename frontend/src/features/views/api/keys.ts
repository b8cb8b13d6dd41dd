/** Names of what this feature keeps in the query cache. */
export const viewKeys = {
  all: ["views"] as const,
  of: (page: string) => ["views", page] as const,
};
