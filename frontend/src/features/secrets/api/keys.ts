import type { Place } from "../place";

/** Names of what this feature keeps in the query cache. */
export const secretKeys = {
  all: ["secrets"] as const,
  list: (place: Place) => ["secrets", place] as const,
};

export const variableKeys = {
  all: ["variables"] as const,
  list: (place: Place) => ["variables", "list", place] as const,
  versions: (place: Place, key: string) => ["variables", "versions", place, key] as const,
};

/** As many as there can be: no page is missing. */
export const MOST = 500;
