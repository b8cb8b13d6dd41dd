import type { Variable } from "@/api/types";

export type ValueKind = "text" | "json";

/** A variable as it is being typed. */
export interface VariableDraft {
  key: string;
  kind: ValueKind;
  text: string;
  description: string;
}

const KEY = /^[A-Z_][A-Z0-9_]{0,99}$/;
const RESERVED = "CHRONOS_";

export function draftOf(variable: Pick<Variable, "key" | "value" | "description"> | null): VariableDraft {
  if (!variable) return { key: "", kind: "text", text: "", description: "" };
  const { key, value, description } = variable;
  return typeof value === "string"
    ? { key, kind: "text", text: value, description }
    : { key, kind: "json", text: JSON.stringify(value, null, 2), description };
}

/** What is wrong with a key; undefined while it is empty or right. */
export function keyProblem(key: string, taken: readonly string[]): string | undefined {
  if (key === "") return undefined;
  if (!KEY.test(key)) return "Capitals, digits and _ only, not beginning with a digit.";
  if (key.startsWith(RESERVED))
    return `Names that begin with ${RESERVED} are taken by Chronos Synapse itself.`;
  return taken.includes(key) ? "There is one of this name already." : undefined;
}

/** The value that is meant, or why there is none. */
export function valueOf({ kind, text }: VariableDraft): { value: unknown } | { problem: string } {
  if (kind === "text") return { value: text };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { problem: "This is no JSON." };
  }
}

/** A value in one line: a text as it is, all else as JSON. */
export function valueWords(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
