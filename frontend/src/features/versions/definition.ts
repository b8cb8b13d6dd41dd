import type { JobVersionView } from "@/api/types";

/** What says nothing of how a job was meant. */
const ASIDE = new Set([
  "id",
  "version",
  "owner_id",
  "created_at",
  "updated_at",
  "changed_by",
  "paused_at",
  "resumed_at",
]);

/** The parts of a definition that say something, in their order. */
export function definitionOf(definition: JobVersionView["definition"]): [name: string, value: unknown][] {
  return Object.entries(definition).filter(([name, value]) => !ASIDE.has(name) && isSaid(value));
}

function isSaid(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}
