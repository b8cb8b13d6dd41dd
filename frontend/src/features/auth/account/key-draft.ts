import type { NewApiKey, Permission } from "@/api/types";

const DAY_MS = 86_400_000;

export interface KeyDraft {
  name: string;
  scopes: Permission[];
  /** Ids; none: all. */
  jobs: string[];
  networks: string[];
  /** Days until it expires; empty: never. */
  days: string;
}

/** A key that looks at jobs for three months: most need less than all, and none is needed for ever. */
export const NEW_KEY: KeyDraft = { name: "", scopes: ["job:read"], jobs: [], networks: [], days: "90" };

export const LIVES = [
  { value: "7", label: "In 7 days" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "", label: "Never" },
] as const;

export function keyOf({ name, scopes, jobs, networks, days }: KeyDraft, now: number): NewApiKey {
  return {
    name: name.trim(),
    scopes,
    jobs,
    networks: networks.map((network) => network.trim()).filter((network) => network !== ""),
    expires_at: days === "" ? null : new Date(now + Number(days) * DAY_MS).toISOString(),
  };
}
