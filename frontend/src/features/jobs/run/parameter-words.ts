import type { Parameter, ParameterValue } from "@/api/types";
import { joinWords } from "@/lib/format";

const SHOWN = 8;

export function valueWords(value: ParameterValue): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? String(value) : `“${value}”`;
}

function typeWords({ type, choices = [] }: Parameter): string {
  if (type === "number") return "A number";
  if (type === "boolean") return "Yes or no";
  if (type !== "choice") return "Text";
  const more = choices.length - SHOWN;
  return `One of ${joinWords(more > 0 ? [...choices.slice(0, SHOWN), `${more} more`] : choices)}`;
}

/** `A number, 10 unless stated`, `Text, must be stated`. */
export function parameterWords(parameter: Parameter): string {
  const { default: usual, required = false } = parameter;
  if (usual !== undefined && usual !== null)
    return `${typeWords(parameter)}; ${valueWords(usual)} unless stated`;
  return `${typeWords(parameter)}; ${required ? "must be stated" : "may be left out"}`;
}
