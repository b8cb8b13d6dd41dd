import type { Parameter, ParameterType, ParameterValue } from "@/api/types";

/** A parameter while it is being written. */
export interface ParameterDraft {
  /** Tells rows apart while others come and go. */
  key: number;
  name: string;
  type: ParameterType;
  description: string;
  /** As text, `true` and `false` of a boolean; empty: none. */
  default: string;
  required: boolean;
  /** One a line. */
  choices: string;
}

export function parameterDraftsOf(parameters: readonly Parameter[]): ParameterDraft[] {
  return parameters.map((parameter, key) => ({
    key,
    name: parameter.name,
    type: parameter.type ?? "text",
    description: parameter.description ?? "",
    default: String(parameter.default ?? ""),
    required: parameter.required ?? false,
    choices: (parameter.choices ?? []).join("\n"),
  }));
}

export function addParameter(drafts: readonly ParameterDraft[]): ParameterDraft[] {
  const key = Math.max(-1, ...drafts.map((draft) => draft.key)) + 1;
  return [
    ...drafts,
    { key, name: "", type: "text", description: "", default: "", required: false, choices: "" },
  ];
}

export function choicesOf({ choices }: ParameterDraft): string[] {
  return choices
    .split("\n")
    .map((choice) => choice.trim())
    .filter((choice) => choice !== "");
}

/** A value as the API takes it; undefined for none, or for what is no number. */
export function parameterValue(type: ParameterType, text: string): ParameterValue | undefined {
  if (text === "") return undefined;
  if (type === "boolean") return text === "true";
  if (type !== "number") return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** What is missing, in words; undefined when it is complete. */
export function parametersGap(drafts: readonly ParameterDraft[]): string | undefined {
  if (drafts.some(({ name }) => name.trim() === "")) return "the name of a parameter";
  const empty = drafts.find((draft) => draft.type === "choice" && choicesOf(draft).length === 0);
  return empty && `the choices of ${empty.name}`;
}

export function parametersOf(drafts: readonly ParameterDraft[]): Parameter[] {
  return drafts.map((draft) => ({
    name: draft.name.trim(),
    type: draft.type,
    description: draft.description,
    default: parameterValue(draft.type, draft.default) ?? null,
    required: draft.required,
    choices: draft.type === "choice" ? choicesOf(draft) : [],
  }));
}
