import type { Secret, SecretInput } from "@/api/types";
import { VALUE } from "./reference";

export interface FieldDraft {
  id: number;
  name: string;
  value: string;
}

/** A secret as it is being typed. */
export interface SecretDraft {
  name: string;
  description: string;
  fields: FieldDraft[];
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;
const LEAST_CHARACTERS = 4;

/** An empty secret, or the one to replace: with its fields, whose values nobody can tell. */
export function draftOf(secret: Secret | null): SecretDraft {
  const names = secret ? secret.fields : [VALUE];
  return {
    name: secret?.name ?? "",
    description: secret?.description ?? "",
    fields: names.map((name, id) => ({ id, name, value: "" })),
  };
}

export function addField(fields: readonly FieldDraft[]): FieldDraft[] {
  const id = 1 + Math.max(-1, ...fields.map((field) => field.id));
  return [...fields, { id, name: "", value: "" }];
}

/** What is wrong with a name; undefined while it is empty or right. */
export function nameProblem(name: string, taken: readonly string[]): string | undefined {
  if (name === "") return undefined;
  if (!NAME.test(name)) return "Letters, digits and _ . - only, beginning with a letter or digit.";
  return taken.includes(name) ? "There is one of this name already." : undefined;
}

/** What is wrong with a value; undefined while it is empty or right. */
export function valueProblem(value: string): string | undefined {
  if (value === "" || value.length >= LEAST_CHARACTERS) return undefined;
  return `At least ${LEAST_CHARACTERS} characters: a shorter one cannot be told apart from other text, to mask it.`;
}

/** The request for a draft; null while something is missing or wrong. */
export function inputOf(draft: SecretDraft, jobId: string | null): SecretInput | null {
  const names = draft.fields.map(({ name }) => name);
  const isRight =
    draft.name !== "" &&
    nameProblem(draft.name, []) === undefined &&
    names.length > 0 &&
    new Set(names).size === names.length &&
    draft.fields.every(
      ({ name, value }) =>
        name !== "" && nameProblem(name, []) === undefined && value !== "" && !valueProblem(value),
    );
  if (!isRight) return null;
  return {
    fields: Object.fromEntries(draft.fields.map(({ name, value }) => [name, value])),
    description: draft.description.trim(),
    job_id: jobId,
  };
}
