import type { JsonSchema } from "@/api/types";

/** How a field is drawn. */
export type FieldKind =
  | "command"
  | "secret"
  /** A secret of several lines, such as a private key. */
  | "secret_text"
  | "long_text"
  | "text"
  | "number"
  | "boolean"
  | "choice"
  | "pairs"
  | "lines"
  | "variants"
  /** Properties of its own. */
  | "group"
  | "json";

export interface FieldPlan {
  name: string;
  title: string;
  description: string | undefined;
  kind: FieldKind;
  isRequired: boolean;
  /** Null is a value here, and what an empty field means. */
  isNullable: boolean;
  schema: JsonSchema;
}

/** Longer texts have lines. */
const LONG_TEXT = 10_000;
const MAX_HOPS = 20;

/** `schema` with its reference followed within `root`. */
export function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  let found = schema;
  for (let hop = 0; found.$ref !== undefined && hop < MAX_HOPS; hop += 1) {
    const target = root.$defs?.[found.$ref.replace("#/$defs/", "")] ?? {};
    const { $ref: _reference, ...own } = found;
    found = { ...target, ...own };
  }
  return found;
}

/** The alternatives of a union, flat, without null. */
export function alternatives(schema: JsonSchema, root: JsonSchema): JsonSchema[] {
  const flat = (part: JsonSchema): JsonSchema[] => {
    const known = resolve(part, root);
    return known.anyOf ? known.anyOf.flatMap(flat) : [known];
  };
  return flat(schema).filter(({ type }) => type !== "null");
}

function hasNull(schema: JsonSchema, root: JsonSchema): boolean {
  const known = resolve(schema, root);
  if (known.type === "null" || (Array.isArray(known.type) && known.type.includes("null"))) return true;
  return known.anyOf?.some((part) => hasNull(part, root)) ?? false;
}

/** What to draw for each property, those that must be filled in first. */
export function planFields(schema: JsonSchema, root: JsonSchema): FieldPlan[] {
  const known = resolve(schema, root);
  const required = new Set(known.required ?? []);
  const plans = Object.entries(known.properties ?? {}).map(([name, property]) =>
    planField(name, property, root, required.has(name)),
  );
  return [...plans.filter(({ isRequired }) => isRequired), ...plans.filter(({ isRequired }) => !isRequired)];
}

/** Whether it is what the kind is about, so that it is always in sight. */
export function isMain({ isRequired, kind }: FieldPlan): boolean {
  return isRequired || kind === "command";
}

const REFERENCE = /^\$\{(secret|var|param):[^{}\s]+\}$/;

/** Whether a text only says where a value is, so that it may be read over a shoulder. */
export function isReference(text: string): boolean {
  return REFERENCE.test(text.trim());
}

function planField(name: string, property: JsonSchema, root: JsonSchema, isRequired: boolean): FieldPlan {
  const declared = resolve(property, root);
  const options = alternatives(declared, root);
  const only = options.length === 1 ? options[0] : undefined;
  const schema = only ? { ...only, ...withoutUnion(declared) } : declared;
  return {
    name,
    title: declared.title ?? sentence(name),
    description: declared.description,
    kind: only ? kindOf(schema, root) : isTagged(options) ? "variants" : "json",
    isRequired,
    isNullable: hasNull(declared, root),
    schema,
  };
}

function withoutUnion({ anyOf: _union, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

function kindOf(schema: JsonSchema, root: JsonSchema): FieldKind {
  if (schema.enum) return "choice";
  const type = Array.isArray(schema.type) ? schema.type.find((name) => name !== "null") : schema.type;
  if (type === "boolean") return "boolean";
  if (type === "integer" || type === "number") return "number";
  if (type === "string") return textKind(schema);
  if (type === "array" && schema.items && resolve(schema.items, root).type === "string") return "lines";
  if (type === "object" && schema.properties) return "group";
  if (type === "object" && typeof schema.additionalProperties === "object")
    return resolve(schema.additionalProperties, root).type === "string" ? "pairs" : "json";
  return "json";
}

function textKind({ format, maxLength = 0 }: JsonSchema): FieldKind {
  if (format === "command") return "command";
  const isLong = maxLength > LONG_TEXT;
  if (format === "password") return isLong ? "secret_text" : "secret";
  return format === undefined && isLong ? "long_text" : "text";
}

/** The property that tells the variants apart: the one whose only value differs in each. */
export function tagOf(options: readonly JsonSchema[]): string | null {
  const names = Object.keys(options[0]?.properties ?? {});
  return (
    names.find((name) => options.every(({ properties }) => properties?.[name]?.enum?.length === 1)) ?? null
  );
}

function isTagged(options: readonly JsonSchema[]): boolean {
  return options.length > 1 && tagOf(options) !== null;
}

/** `working_directory` → `Working directory`; `BearerAuth` → `Bearer auth`. */
export function sentence(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
