import type { Job, JobEdit, JobInput } from "@/api/types";
import { draftOfJob, inputOf, type JobDraft, newDraft } from "../job-draft";
import { isSame } from "../job-merge";

export type Definition = Record<string, unknown>;

/** Said even where it is as usual. */
const ALWAYS: ReadonlySet<string> = new Set(["name", "executor", "schedule", "sandbox"]);
const DEFAULTS: JobInput | undefined = inputOf(
  { ...newDraft("UTC"), schedule: { ...newDraft("UTC").schedule, isByHand: true } },
  "draft",
);

/** A definition without what says the same as its absence does; whether the job is active is said elsewhere. */
export function briefOf(input: JobEdit): Definition {
  const { ...edit }: Definition = input;
  delete edit.state;
  return Object.fromEntries(
    Object.entries(edit).filter(
      ([name, value]) => ALWAYS.has(name) || !isSame(value, DEFAULTS?.[name as keyof JobInput]),
    ),
  );
}

/** Every member of a definition: what it leaves out is as usual. */
export function wholeOf(definition: Definition): Definition {
  const { ...usual }: Definition = DEFAULTS ?? {};
  delete usual.state;
  delete usual.name;
  delete usual.executor;
  return { ...usual, ...definition };
}

/** The draft of a definition whose members are all of their types. */
export function draftOfDefinition(definition: Definition, ownerId: string, zone: string): JobDraft {
  return draftOfJob({ ...wholeOf(definition), owner_id: ownerId } as unknown as Job, zone);
}
