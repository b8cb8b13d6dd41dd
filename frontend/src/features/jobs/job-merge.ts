import type { DefinitionDifference, Job, JobEdit } from "@/api/types";
import { draftOfJob, inputOf } from "./job-draft";

type Json = Record<string, unknown>;

/** The parts of a job that its form writes, as it would write them. */
export function editOfJob(job: Job, ownZone: string): JobEdit | undefined {
  const input = inputOf(draftOfJob(job, ownZone), job.state);
  return input && editOf(input);
}

/** Whether a job is active is not the form's to say. */
export function editOf<T extends JobEdit>({ state: _, ...edit }: T & { state: unknown }): Omit<T, "state"> {
  return edit;
}

export interface Merge {
  /** What I changed, and of the rest what they have. */
  merged: JobEdit;
  /** What both changed, each otherwise: mine stays in `merged`. */
  both: (keyof JobEdit)[];
}

/** Brings two changes of the same definition together, part by part. */
export function mergeEdits(base: JobEdit, mine: JobEdit, theirs: JobEdit): Merge {
  const names = Object.keys(mine) as (keyof JobEdit)[];
  const isMine = (name: keyof JobEdit) => !isSame(mine[name], base[name]);
  const isTheirs = (name: keyof JobEdit) => !isSame(theirs[name], base[name]);
  const kept = Object.fromEntries(names.filter(isMine).map((name) => [name, mine[name]]));
  return {
    merged: { ...theirs, ...kept },
    both: names.filter((name) => isMine(name) && isTheirs(name) && !isSame(mine[name], theirs[name])),
  };
}

/** Where two definitions differ; into objects, all else as a whole. */
export function differencesOf(left: unknown, right: unknown, pointer = ""): DefinitionDifference[] {
  if (isObject(left) && isObject(right)) {
    const names = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...names].flatMap((name) =>
      differencesOf(
        left[name],
        right[name],
        `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      ),
    );
  }
  return isSame(left, right) ? [] : [{ pointer, left: left ?? null, right: right ?? null }];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The order of members does not matter, and one that is null or left out says the same. */
export function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(settled(left)) === JSON.stringify(settled(right));
}

function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled);
  if (!isObject(value)) return value ?? null;
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  return Object.fromEntries(
    members.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, inner]) => [name, settled(inner)]),
  );
}
