import { isMap, isNode, LineCounter, parseDocument, stringify } from "yaml";
import type { Definition } from "./whole-input";

/** Something that is to be said of a place in a text. */
export interface Mark {
  from: number;
  to: number;
  /** From 1. */
  line: number;
  severity: "error" | "warning";
  text: string;
}

export interface ReadText {
  /** Undefined while it cannot be read. */
  definition: Definition | undefined;
  /** Why it cannot. */
  marks: Mark[];
  /** Where the member at a pointer stands, or the nearest one above it. */
  placeOf: (pointer: string) => Pick<Mark, "from" | "to" | "line">;
}

const WIDTH = 100;
const MOST_ALIASES = 0;

/** A definition as a text that `readText` takes back. */
export function writeText(definition: Definition): string {
  return stringify(definition, { lineWidth: WIDTH, blockQuote: "literal" });
}

/** What a text says, by the core schema of YAML 1.2: `no` and `12:30` are texts, as they look. */
export function readText(text: string): ReadText {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, version: "1.2", uniqueKeys: true });
  const lineOf = (offset: number) => Math.max(1, counter.linePos(offset).line);
  const mark = (from: number, to: number, words: string): Mark => ({
    from: Math.min(from, text.length),
    to: Math.min(Math.max(to, from), text.length),
    line: lineOf(Math.min(from, text.length)),
    severity: "error",
    text: words,
  });
  const placeOf = (pointer: string) => {
    const { from, to, line } = mark(...rangeOf(document, stepsOf(pointer)), "");
    return { from, to, line };
  };
  if (document.errors.length > 0) {
    const marks = document.errors.map(({ pos, message }) => mark(pos[0], pos[1], firstLineOf(message)));
    return { definition: undefined, marks, placeOf };
  }
  if (!isMap(document.contents)) {
    const words = "A definition has members, such as `name: nightly backup`.";
    return { definition: undefined, marks: [mark(0, text.length, words)], placeOf };
  }
  try {
    const definition = document.toJS({ maxAliasCount: MOST_ALIASES }) as Definition;
    return { definition, marks: [], placeOf };
  } catch {
    const words = "Anchors and aliases are not taken here; write it out.";
    return { definition: undefined, marks: [mark(0, text.length, words)], placeOf };
  }
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** From where to where: the whole member, its key included, as far down as there is one. */
function rangeOf(document: ReturnType<typeof parseDocument>, steps: readonly string[]): [number, number] {
  let range: [number, number] = [0, 0];
  let node: unknown = document.contents;
  for (const step of steps) {
    const found = memberOf(node, step);
    if (!found) break;
    range = found.range;
    node = found.value;
  }
  return range;
}

function memberOf(node: unknown, step: string): { value: unknown; range: [number, number] } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => String(isNode(key) ? key.toJSON() : key) === step);
    const key = pair && isNode(pair.key) ? pair.key.range : undefined;
    return pair && key ? { value: pair.value, range: [key[0], key[1]] } : undefined;
  }
  const items = (node as { items?: unknown[] } | null)?.items;
  const item = items?.[Number(step)];
  return isNode(item) && item.range ? { value: item, range: [item.range[0], item.range[1]] } : undefined;
}

function firstLineOf(message: string): string {
  return message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, ".") ?? message;
}
