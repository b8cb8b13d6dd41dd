import { ApiProblem, readProblem } from "@/lib/api-problem";
import { announceSessionExpired } from "@/lib/session";
import { sessionFetch } from "@/lib/session-fetch";

export type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];
export type Query = Record<string, QueryValue>;

/** What any call takes beside what its operation describes. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** How long to wait for the answer; 20 s unless told. */
  timeoutMs?: number;
  /** Such as `If-Match`. */
  headers?: Record<string, string>;
}

interface Request extends CallOptions {
  query?: Query;
  body?: unknown;
}

const DEFAULT_TIMEOUT_MS = 20_000;
/** Of refusals that say nothing of the session: a password or a code was wrong. */
const PROOFS = "login.";

/** A path with its query; empty values are left out, lists are repeated. */
export function apiUrl(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "") continue;
    const values = Array.isArray(value)
      ? (value as readonly (string | number)[])
      : [value as string | number];
    for (const item of values) parameters.append(name, String(item));
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/** Asks the API; a refusal is thrown as an ApiProblem. The functions of `api/client.ts` say of what kind the answer is. */
export async function send<T>(method: string, path: string, request: Request = {}): Promise<T> {
  const response = await answerOf(method, path, request);
  if (!response.ok) throw await refusalOf(response);
  return (await readBody(response)) as T;
}

async function refusalOf(response: Response): Promise<ApiProblem> {
  const problem = await readProblem(response);
  if (problem.status === 401 && !problem.code.startsWith(PROOFS)) announceSessionExpired();
  return problem;
}

async function answerOf(method: string, path: string, request: Request): Promise<Response> {
  const timeout = AbortSignal.timeout(request.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  const { body } = request;
  const headers: Record<string, string> = { Accept: "application/json", ...request.headers };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  try {
    return await sessionFetch(apiUrl(path, request.query), {
      method,
      headers,
      signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (request.signal?.aborted || error instanceof ApiProblem) throw error;
    throw new ApiProblem({
      status: 0,
      title: "No answer",
      detail: signal.aborted
        ? "The server did not answer in time. Nothing is lost; try again."
        : "The server cannot be reached. Nothing is lost; try again.",
    });
  }
}

async function readBody(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiProblem({
      status: response.status,
      title: "Unreadable answer",
      detail: "The server's answer could not be read.",
    });
  }
}
