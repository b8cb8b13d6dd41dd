/** One visible row of a JSON value opened as a tree. */
export interface TreeRow {
  /** Where it is, unique within the value. */
  path: string;
  depth: number;
  /** Name or number of the member; null at the top. */
  name: string | null;
  /** The value in short. */
  text: string;
  kind: "object" | "array" | "string" | "number" | "boolean" | "null" | "more";
  /** Null of what has nothing inside. */
  isOpen: boolean | null;
}

/** What of a value is open, and how many members of long ones are shown. */
export interface TreeState {
  value: unknown;
  open: ReadonlySet<string>;
  shown: ReadonlyMap<string, number>;
}

/** Members of one value that are shown at first, and with each step more. */
export const MEMBERS = 100;
const TEXT_CHARACTERS = 300;
const PREVIEW_CHARACTERS = 80;
/** Longer lines are not looked at before they are asked for. */
const CHECKED_CHARACTERS = 20_000;
const START = /^\s*[[{]/;
const END = /[\]}]\s*$/;

/** Whether `text` may be opened as a tree: JSON with something inside. */
export function isJsonLike(text: string): boolean {
  if (text.length < 5 || !START.test(text) || !END.test(text)) return false;
  return text.length > CHECKED_CHARACTERS || readJson(text) !== undefined;
}

/** The object or list that `text` is; undefined when it is none, or an empty one. */
export function readJson(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && Object.keys(value).length > 0 ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A value as it is first opened: its own members in sight. */
export function openedTree(value: unknown): TreeState {
  return { value, open: new Set([""]), shown: new Map() };
}

/** The rows in sight; the top itself has none, its members begin at depth 0. */
export function treeRows(state: TreeState): TreeRow[] {
  const rows: TreeRow[] = [];
  addMembers(rows, state, state.value as object, "", 0);
  return rows;
}

export function toggled(state: TreeState, row: TreeRow): TreeState {
  if (row.kind === "more") {
    const parent = row.path.slice(0, row.path.lastIndexOf("/"));
    return {
      ...state,
      shown: new Map(state.shown).set(parent, (state.shown.get(parent) ?? MEMBERS) + MEMBERS),
    };
  }
  const open = new Set(state.open);
  if (!open.delete(row.path)) open.add(row.path);
  return { ...state, open };
}

function addMembers(rows: TreeRow[], state: TreeState, value: object, path: string, depth: number): void {
  const names = Object.keys(value);
  const most = state.shown.get(path) ?? MEMBERS;
  for (const name of names.slice(0, most)) {
    const member = (value as Record<string, unknown>)[name];
    const own = `${path}/${name}`;
    const inner = typeof member === "object" && member !== null ? member : null;
    const isOpen = inner === null || Object.keys(inner).length === 0 ? null : state.open.has(own);
    rows.push({ path: own, depth, name, text: shortText(member), kind: kindOf(member), isOpen });
    if (inner && isOpen) addMembers(rows, state, inner, own, depth + 1);
  }
  const rest = names.length - most;
  if (rest > 0)
    rows.push({ path: `${path}/…`, depth, name: null, text: `${rest} more`, kind: "more", isOpen: null });
}

function kindOf(value: unknown): TreeRow["kind"] {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const kind = typeof value;
  return kind === "string" || kind === "number" || kind === "boolean" ? kind : "object";
}

function shortText(value: unknown): string {
  if (typeof value === "string") return cut(JSON.stringify(value), TEXT_CHARACTERS);
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[${value.length}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const names = Object.keys(value);
  return names.length === 0 ? "{}" : cut(`{${names.join(", ")}}`, PREVIEW_CHARACTERS);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
