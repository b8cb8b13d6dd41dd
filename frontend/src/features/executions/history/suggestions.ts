import { EXECUTION_LOOK, EXECUTION_STATES } from "@/lib/status";
import { type Asked, ORIGINS, QUERY_FIELDS } from "./query-text";

export interface Suggestion {
  value: string;
  label: string;
  hint: string;
}

/** Field -> values with what is said of them. */
export type KnownValues = Readonly<Record<string, readonly { value: string; hint: string }[]>>;

const MOST = 12;
const SPANS = [">1s", ">30s", ">5m", ">1h"];
const FIXED: KnownValues = {
  state: EXECUTION_STATES.map((state) => ({ value: state, hint: EXECUTION_LOOK[state].word })),
  origin: ORIGINS.map((origin) => ({ value: origin, hint: "" })),
  owner: [{ value: "me", hint: "What is mine" }],
  duration: SPANS.map((value) => ({ value, hint: "Longer than this" })),
  lag: SPANS.map((value) => ({ value, hint: "Later than this" })),
  exit: [{ value: ">0", hint: "Any but 0" }],
};

/** What the text at the cursor may become: names of fields, else values of the field. */
export function suggestionsFor(asked: Asked, known: KnownValues): Suggestion[] {
  const typed = asked.typed.toLowerCase();
  if (asked.field === "") {
    return QUERY_FIELDS.filter(({ name }) => name.startsWith(typed)).map(({ name, hint, example }) => ({
      value: name,
      label: `${name}:`,
      hint: typed === "" ? example : hint,
    }));
  }
  const all = [...(FIXED[asked.field] ?? []), ...(known[asked.field] ?? [])];
  const found = new Map(all.map(({ value, hint }) => [value, hint]));
  for (const { value, hint } of known[asked.field] ?? []) if (hint) found.set(value, hint);
  return [...found]
    .filter(([value]) => value.toLowerCase().includes(typed) && value.toLowerCase() !== typed)
    .sort(([left], [right]) => rank(left, typed) - rank(right, typed))
    .slice(0, MOST)
    .map(([value, hint]) => ({ value, label: value, hint }));
}

function rank(value: string, typed: string): number {
  return value.toLowerCase().startsWith(typed) ? 0 : 1;
}
