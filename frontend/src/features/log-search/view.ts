import type { ExecutionState, LogLine } from "@/api/types";
import { EXECUTION_STATES } from "@/lib/status";
import { type RangeId, rangeOf, rangeStart } from "@/lib/time-ranges";

export type StreamName = LogLine["stream"];

export const STREAMS: readonly { value: StreamName | ""; label: string }[] = [
  { value: "", label: "All output" },
  { value: "stdout", label: "stdout only" },
  { value: "stderr", label: "stderr only" },
  { value: "system", label: "Our remarks only" },
];

/** What the page has in its address. */
export interface LogSearchView {
  query: string;
  jobId: string;
  states: ExecutionState[];
  stream: StreamName | "";
  range: RangeId;
}

/** The question to the API. */
export interface LogSearchFilters {
  query: string;
  job_id?: string;
  state?: ExecutionState[];
  stream?: StreamName;
  from?: string;
}

export function readView(parameters: URLSearchParams): LogSearchView {
  const states = new Set(parameters.getAll("state"));
  const stream = parameters.get("stream");
  return {
    query: (parameters.get("q") ?? "").trim(),
    jobId: parameters.get("job") ?? "",
    states: EXECUTION_STATES.filter((state) => states.has(state)),
    stream: STREAMS.find(({ value }) => value === stream)?.value ?? "",
    range: rangeOf(parameters.get("range")).id,
  };
}

export function writeView({ query, jobId, states, stream, range }: LogSearchView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  if (jobId) parameters.set("job", jobId);
  for (const state of states) parameters.append("state", state);
  if (stream) parameters.set("stream", stream);
  if (range !== "all") parameters.set("range", range);
  return parameters;
}

/** `now` is epoch milliseconds. */
export function filtersOf(
  { query, jobId, states, stream, range }: LogSearchView,
  now: number,
): LogSearchFilters {
  const from = rangeStart(range, now);
  return {
    query,
    ...(jobId ? { job_id: jobId } : {}),
    ...(states.length > 0 ? { state: states } : {}),
    ...(stream ? { stream } : {}),
    ...(from ? { from } : {}),
  };
}

/** Whether anything but the words narrows the search. */
export function isNarrowed({ jobId, states, stream, range }: LogSearchView): boolean {
  return Boolean(jobId || states.length > 0 || stream || range !== "all");
}
