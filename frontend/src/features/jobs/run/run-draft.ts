import type { Parameter, ParameterValue } from "@/api/types";
import { parameterValue } from "./parameter-draft";

/** Values while they are being written, by name: text, `true` and `false`; empty for none. */
export type RunDraft = Readonly<Record<string, string>>;

export function runDraftOf(parameters: readonly Parameter[]): RunDraft {
  return Object.fromEntries(
    parameters.map(({ name, default: usual }) => [name, usual === null ? "" : String(usual ?? "")]),
  );
}

/** What is wrong with a value, in words; undefined for nothing. */
export function valueProblem(parameter: Parameter, text: string): string | undefined {
  const { type = "text", required = false } = parameter;
  const hasDefault = parameter.default !== undefined && parameter.default !== null;
  if (text === "") return required && !hasDefault ? "A value is needed." : undefined;
  return parameterValue(type, text) === undefined ? "This is no number." : undefined;
}

/** What to send. An empty field leaves the default, but a text that was cleared is an empty text. */
export function runValues(parameters: readonly Parameter[], draft: RunDraft): Record<string, ParameterValue> {
  const values: Record<string, ParameterValue> = {};
  for (const { name, type = "text", default: usual } of parameters) {
    const text = draft[name] ?? "";
    const value = text === "" && type === "text" && usual ? "" : parameterValue(type, text);
    if (value !== undefined) values[name] = value;
  }
  return values;
}
