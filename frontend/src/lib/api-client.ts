import { ApiProblem, readProblem } from "@/lib/api-problem";
import { announceSessionExpired } from "@/lib/session";

export type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];
export type Query = Record<string, QueryValue>;

export interface RequestOptions {
  query?: Query;
  signal?: AbortSignal | undefined;
  /** How long to wait for the answer; 20 s unless told. */
  timeoutMs?: number;
}

const BASE = "/api/v1";
const DEFAULT_TIMEOUT_MS = 20_000;

/** The address of an API path with its query; empty values are left out, lists are repeated. */
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
  return `${BASE}${path}${text ? `?${text}` : ""}`;
}

async function request<T>(method: string, path: string, body: unknown, options: RequestOptions): Promise<T> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  const response = await send(method, apiUrl(path, options.query), body, signal, options.signal);
  if (response.status === 401 && path !== "/auth/login") announceSessionExpired();
  if (!response.ok) throw await readProblem(response);
  return (await readBody(response)) as T;
}

async function send(
  method: string,
  url: string,
  body: unknown,
  signal: AbortSignal,
  callers: AbortSignal | undefined,
): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  try {
    return await fetch(new URL(url, window.location.origin), {
      method,
      headers,
      signal,
      credentials: "same-origin",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (callers?.aborted) throw error;
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

/** Typed requests to the API; a refusal is thrown as an ApiProblem. */
export const api = {
  get: <T>(path: string, options: RequestOptions = {}) => request<T>("GET", path, undefined, options),
  post: <T>(path: string, body?: unknown, options: RequestOptions = {}) =>
    request<T>("POST", path, body, options),
  put: <T>(path: string, body: unknown, options: RequestOptions = {}) =>
    request<T>("PUT", path, body, options),
  patch: <T>(path: string, body: unknown, options: RequestOptions = {}) =>
    request<T>("PATCH", path, body, options),
  delete: <T = undefined>(path: string, options: RequestOptions = {}) =>
    request<T>("DELETE", path, undefined, options),
};
