import type { Limit } from "@/api/types";

export const limitsKey = ["limits"] as const;
export const LIMITS_PATH = "/limits";

export function limitPath({ scope, name }: Pick<Limit, "scope" | "name">): string {
  return `${LIMITS_PATH}/${scope}/${encodeURIComponent(name)}`;
}
