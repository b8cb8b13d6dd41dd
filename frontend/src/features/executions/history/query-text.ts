import type { ExecutionState, Origin } from "@/api/types";
import { EXECUTION_STATES } from "@/lib/status";

export interface QueryField {
  name: string;
  /** What it asks for, and how. */
  hint: string;
  example: string;
}

export const QUERY_FIELDS: readonly QueryField[] = [
  { name: "job", hint: "Name of the job; * stands for anything", example: "job:billing-*" },
  { name: "state", hint: "One or more states", example: "state:failed,timed_out" },
  { name: "tag", hint: "Tag of the job", example: "tag:production" },
  { name: "duration", hint: "How long it took", example: "duration:>30s" },
  { name: "lag", hint: "How late it started, from 1 s on", example: "lag:>5s" },
  { name: "exit", hint: "Exit code", example: "exit:>0" },
  { name: "origin", hint: "What asked for it", example: "origin:manual,api" },
  { name: "owner", hint: "Whose it is; me, or an id", example: "owner:me" },
  { name: "worker", hint: "Where it ran", example: "worker:host-1*" },
  { name: "error", hint: "Words of the error", example: 'error:"no space left"' },
  { name: "log", hint: "Words anywhere in the log", example: "log:refused" },
];

export const ORIGINS: readonly Origin[] = ["schedule", "manual", "api", "backfill"];

export interface QueryToken {
  start: number;
  end: number;
  isNegated: boolean;
  /** Empty for words. */
  field: string;
  /** Without the quotes. */
  values: string[];
}

const TOKEN = /(-?)(?:([A-Za-z_]+):)?((?:"[^"]*"?|[^\s"])*)/y;
const VALUE = /"([^"]*)"?|([^",]+)/g;
const NAMES = new Set(QUERY_FIELDS.map(({ name }) => name));

/** The terms of a query, as the server takes it apart. */
export function tokensOf(text: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? "")) {
      at += 1;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const end = Math.max(at + 1, TOKEN.lastIndex);
    const name = (match?.[2] ?? "").toLowerCase();
    const field = NAMES.has(name) ? name : "";
    const rest = field === "" ? text.slice(at, end).replace(/^-/, "") : (match?.[3] ?? "");
    tokens.push({ start: at, end, isNegated: match?.[1] === "-", field, values: valuesOf(rest) });
    at = end;
  }
  return tokens;
}

function valuesOf(text: string): string[] {
  return [...text.matchAll(VALUE)].map((match) => match[1] ?? match[2] ?? "").filter(Boolean);
}

/** `field:value,value`, quoted where needed; empty without values. */
export function termOf(field: string, values: readonly string[]): string {
  return values.length === 0 ? "" : `${field}:${values.map(quoted).join(",")}`;
}

function quoted(value: string): string {
  // No quote can stand in quotes: a star finds it, too.
  const safe = value.replaceAll('"', "*");
  return /[\s,"]/.test(safe) || safe === "" ? `"${safe}"` : safe;
}

/** Adds a value to what a field is asked for, or takes it away when it is there. */
export function withToggled(text: string, field: string, value: string): string {
  const token = tokensOf(text).find((each) => each.field === field && !each.isNegated);
  if (!token) return `${text.trimEnd()} ${termOf(field, [value])}`.trim();
  const written = value.replaceAll('"', "*");
  const rest = token.values.filter((each) => each !== written);
  const values = rest.length < token.values.length ? rest : [...rest, value];
  const parts = [text.slice(0, token.start), termOf(field, values), text.slice(token.end)];
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" ");
}

/** What the place of the cursor asks to be completed. */
export interface Asked {
  /** What a completion takes the place of. */
  start: number;
  end: number;
  /** Whose value is being typed; empty: the name of a field, or a word. */
  field: string;
  typed: string;
}

export function askedAt(text: string, caret: number): Asked {
  const head = text.slice(0, caret);
  const token = tokensOf(head).find(({ start, end }) => start < caret && end === caret);
  if (!token) return { start: caret, end: caret, field: "", typed: "" };
  const start = token.start + (token.isNegated ? 1 : 0);
  const written = head.slice(start);
  if (token.field === "") return { start, end: caret, field: "", typed: written };
  const after = written.indexOf(":") + 1;
  const isQuoted = (written.match(/"/g)?.length ?? 0) % 2 === 1;
  const last = isQuoted ? written.lastIndexOf('"') : Math.max(after - 1, written.lastIndexOf(","));
  const from = isQuoted ? last : last + 1;
  return {
    start: start + from,
    end: caret,
    field: token.field,
    typed: written.slice(from).replace(/^"/, ""),
  };
}

/** Puts a completion where it was asked for; a name of a field waits for its value, a value is closed by a blank. */
export function completed(text: string, asked: Asked, chosen: string): { text: string; caret: number } {
  const written = asked.field === "" ? `${chosen}:` : `${quoted(chosen)} `;
  const tail = text.slice(asked.end);
  const before = text.slice(0, asked.start) + written;
  return { text: before + (asked.field === "" ? tail : tail.trimStart()), caret: before.length };
}

const MEASURE = /^(?:(?:[<>]=?|=)?[\w.]+|[\w.]*\.\.[\w.]*)$/;

/** Whether it can be asked as it stands: nothing in it is only begun. */
export function isSettled(text: string): boolean {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return false;
  return tokensOf(text).every(({ field, values }) => {
    if (field === "") return true;
    if (values.length === 0) return false;
    if (field === "state") return values.every((value) => EXECUTION_STATES.includes(value as ExecutionState));
    if (field === "origin") return values.every((value) => ORIGINS.includes(value as Origin));
    if (field === "duration" || field === "lag")
      return values.every((value) => MEASURE.test(value) && /\d/.test(value));
    return true;
  });
}
