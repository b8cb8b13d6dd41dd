/**
 * Writes what the pages know of the API from `openapi.json`: `src/api/schema.d.ts` with its types, and
 * `src/api/client.ts` with one function per operation. With `--check` it writes nothing, and fails when a file is
 * not what it would write.
 */
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const BASE = "/api/v1";
/** Of running jobs, which have a token of their own. */
const NOT_OURS = `${BASE}/runtime/`;
const METHODS = ["get", "post", "put", "patch", "delete"];
const BANNER =
  "// Written by scripts/generate-client.mjs from openapi.json: `npm run gen:api`. Not to be edited.\n";
const HEAD = `${BANNER}
import { apiUrl, type CallOptions, send } from "@/lib/api-client";
import type { components, operations } from "./schema";

type Schemas = components["schemas"];
type Path<Name extends keyof operations> = NonNullable<operations[Name]["parameters"]["path"]>;
type Asked<Name extends keyof operations> = NonNullable<operations[Name]["parameters"]["query"]>;
/** Null leaves a parameter out, as undefined does. */
type Query<Name extends keyof operations> = {
  [Key in keyof Asked<Name>]: undefined extends Asked<Name>[Key] ? Asked<Name>[Key] | null : Asked<Name>[Key];
};
`;

/** The TypeScript type of a JSON body: its name where it has one, else where the schema describes it. */
function bodyType(schema, place) {
  const name = schema.$ref?.replace("#/components/schemas/", "");
  return name ? `Schemas[${JSON.stringify(name)}]` : place;
}

function requestType({ operationId, requestBody }) {
  const schema = requestBody?.content?.["application/json"]?.schema;
  const place = `NonNullable<operations["${operationId}"]["requestBody"]>["content"]["application/json"]`;
  return schema && bodyType(schema, place);
}

/** What a call resolves to; null for what a browser opens by its address: files, streams and redirects. */
function answerType({ operationId, responses }) {
  const types = Object.entries(responses)
    .filter(([status]) => status.startsWith("2"))
    .map(([status, { content = {} }]) => {
      const kinds = Object.keys(content);
      if (kinds.length === 0 || status === "204") return "undefined";
      if (!kinds.includes("application/json")) return null;
      const place = `operations["${operationId}"]["responses"][${status}]["content"]["application/json"]`;
      return bodyType(content["application/json"].schema, place);
    });
  return types.length === 0 || types.includes(null) ? null : [...new Set(types)].join(" | ");
}

/** `/jobs/{job_id}` as a template of the parameters that are in scope. */
function pathTemplate(path) {
  if (!path.includes("{")) return JSON.stringify(path);
  return `\`${path.replace(/\{(\w+)(?::\w+)?\}/g, (_, name) => `\${encodeURIComponent(${name})}`)}\``;
}

/**
 * How the parameters of an operation are declared and handed on. Those of the path come first, together with the query;
 * beside a body the query is an option, so that a further parameter never moves the body.
 */
function parameterParts({ operationId, parameters = [], requestBody }) {
  const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const isOption = inQuery.length > 0 && requestBody !== undefined;
  const hasQuery = inQuery.length > 0 && !isOption;
  const types = [
    ...(inPath.length ? [`Path<"${operationId}">`] : []),
    ...(hasQuery ? [`Query<"${operationId}">`] : []),
  ];
  const isOptional = inPath.length === 0 && !inQuery.some(({ required }) => required);
  const target =
    inPath.length === 0 ? "query" : `{ ${[...inPath, ...(hasQuery ? ["...query"] : [])].join(", ")} }`;
  return {
    declared: types.length === 0 ? [] : [`${target}: ${types.join(" & ")}${isOptional ? " = {}" : ""}`],
    query: hasQuery ? "query" : undefined,
    options: `options?: CallOptions${isOption ? ` & { query?: Query<"${operationId}"> }` : ""}`,
  };
}

function comment(method, path, summary) {
  return `/** \`${method.toUpperCase()} ${path}\`: ${(summary ?? "").replaceAll("*/", "")}. */`;
}

function urlFunction(method, path, operation) {
  const { declared, query } = parameterParts(operation);
  const target = [pathTemplate(path), ...(query ? [query] : [])].join(", ");
  return `${comment(method, path, operation.summary)}
export function ${operation.operationId}Url(${declared.join(", ")}): string {
  return apiUrl(${target});
}
`;
}

function callFunction(method, path, operation, answer) {
  const { declared, query, options } = parameterParts(operation);
  const body = requestType(operation);
  const isBodyNeeded = operation.requestBody?.required ?? false;
  const inputs = [...declared, ...(body ? [`body${isBodyNeeded ? "" : "?"}: ${body}`] : []), options];
  const sent = [...(query ? [query] : []), ...(body ? ["body"] : []), "...options"];
  return `${comment(method, path, operation.summary)}
export function ${operation.operationId}(${inputs.join(", ")}): Promise<${answer}> {
  return send("${method.toUpperCase()}", ${pathTemplate(path)}, ${sent.length > 1 ? `{ ${sent.join(", ")} }` : "options"});
}
`;
}

function operationFunction(method, path, operation) {
  const answer = answerType(operation);
  if (answer !== null) return callFunction(method, path, operation, answer);
  return method === "get" ? urlFunction(method, path, operation) : null;
}

function clientText({ paths }) {
  const functions = Object.entries(paths)
    .filter(([path]) => !path.startsWith(NOT_OURS))
    .flatMap(([path, item]) =>
      METHODS.filter((method) => method in item).map((method) =>
        operationFunction(method, path, item[method]),
      ),
    );
  return [HEAD, ...functions.filter((text) => text !== null)].join("\n");
}

/** What the server leaves out because it is the default is absent, so no field with a default is certain. */
async function schemaText(document) {
  return BANNER + astToString(await openapiTS(document, { defaultNonNullable: false, silent: true }));
}

async function write(file, text, isCheck) {
  const url = new URL(`../src/api/${file}`, import.meta.url);
  if (!isCheck) return writeFile(url, text);
  const current = await readFile(url, "utf8").catch(() => "");
  if (current !== text) throw new Error(`src/api/${file} is not up to date: npm run gen:api`);
}

const isCheck = process.argv.includes("--check");
const document = JSON.parse(await readFile(new URL("../openapi.json", import.meta.url), "utf8"));
await write("client.ts", clientText(document), isCheck);
await write("schema.d.ts", await schemaText(document), isCheck);
