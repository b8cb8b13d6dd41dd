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

/** The parts of a definition that say something, in their order, each with where it is. */
export function definitionOf(definition: JobVersionView["definition"]): [pointer: string, value: unknown][] {
  return Object.entries(definition)
    .filter(([name]) => !ASIDE.has(name))
    .flatMap(([name, value]) => partsOf(`/${name}`, value));
}

function partsOf(pointer: string, value: unknown): [pointer: string, value: unknown][] {
  if (!isSaid(value)) return [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[pointer, value]];
  return Object.entries(value).flatMap(([name, inner]) =>
    partsOf(`${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, inner),
  );
}

function isSaid(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}
