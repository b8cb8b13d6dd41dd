import { describe, expect, it } from "vitest";
import type { JsonSchema } from "@/api/types";
import {
  alternatives,
  isMain,
  isReference,
  planFields,
  sentence,
  tagOf,
} from "@/components/schema-form/schema";

const ROOT: JsonSchema = {
  $ref: "#/$defs/Config",
  $defs: {
    Config: {
      type: "object",
      properties: {
        note: { anyOf: [{ type: "string", maxLength: 1_048_576 }, { type: "null" }], default: null },
        method: { enum: ["GET", "POST"], default: "GET" },
        headers: { type: "object", additionalProperties: { type: "string" } },
        auth: {
          anyOf: [{ anyOf: [{ $ref: "#/$defs/Basic" }, { $ref: "#/$defs/Bearer" }] }, { type: "null" }],
          default: null,
        },
        retries: { type: "integer", default: 0 },
        follow: { type: "boolean" },
        arguments: { type: "array", items: { type: "string" } },
        matrix: { type: "array", items: { type: "array" } },
        command: { type: "string", format: "command", title: "Command" },
        key: { type: "string", format: "password", maxLength: 20_000 },
        registry: { anyOf: [{ $ref: "#/$defs/Bearer" }, { type: "null" }] },
      },
      required: ["command"],
    },
    Basic: {
      type: "object",
      properties: { kind: { enum: ["basic"] }, password: { type: "string", format: "password" } },
    },
    Bearer: { type: "object", properties: { kind: { enum: ["bearer"] }, token: { type: "string" } } },
  },
};

describe("planFields", () => {
  const plans = planFields(ROOT, ROOT);
  const kindOf = (name: string) => plans.find((plan) => plan.name === name)?.kind;

  it("puts what must be filled in first", () => {
    expect(plans[0]).toMatchObject({ name: "command", title: "Command", kind: "command", isRequired: true });
  });

  it.each([
    ["note", "long_text"],
    ["method", "choice"],
    ["headers", "pairs"],
    ["auth", "variants"],
    ["retries", "number"],
    ["follow", "boolean"],
    ["arguments", "lines"],
    ["matrix", "json"],
    ["key", "secret_text"],
    ["registry", "group"],
  ])("draws %s as %s", (name, kind) => {
    expect(kindOf(name)).toBe(kind);
  });

  it("knows what may be null", () => {
    expect(plans.filter(({ isNullable }) => isNullable).map(({ name }) => name)).toEqual([
      "note",
      "auth",
      "registry",
    ]);
  });
});

it("keeps what a kind is about in sight, and knows a reference from a secret", () => {
  expect(
    planFields(ROOT, ROOT)
      .filter(isMain)
      .map(({ name }) => name),
  ).toEqual(["command"]);
  expect(["${secret:store:db:password}", "hunter2", "a ${var:B}"].map(isReference)).toEqual([
    true,
    false,
    false,
  ]);
});

it("finds the tag that tells variants apart", () => {
  const auth = ROOT.$defs?.["Config"]?.properties?.["auth"] ?? {};

  expect(tagOf(alternatives(auth, ROOT))).toBe("kind");
});

it("makes words of names", () => {
  expect([sentence("working_directory"), sentence("BearerAuth")]).toEqual([
    "Working directory",
    "Bearer auth",
  ]);
});
