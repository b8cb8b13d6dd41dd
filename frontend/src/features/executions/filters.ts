import type { ExecutionFilters, ExecutionSort, ExecutionState } from "@/api/types";
import { EXECUTION_STATES } from "@/lib/status";
import { type RangeId, rangeOf, rangeStart } from "@/lib/time-ranges";

export const SORTS: { id: ExecutionSort; label: string }[] = [
  { id: "-scheduled_for", label: "Newest first" },
  { id: "scheduled_for", label: "Oldest first" },
  { id: "-duration_ms", label: "Longest first" },
  { id: "duration_ms", label: "Shortest first" },
];

/** What the Executions page has in its address. */
export interface HistoryView {
  query: string;
  states: ExecutionState[];
  tags: string[];
  range: RangeId;
  /** Exact bounds, as a link from a chart may give; they win over `range`. */
  from: string | null;
  to: string | null;
  sort: ExecutionSort;
}

export function readView(parameters: URLSearchParams): HistoryView {
  const states = new Set(parameters.getAll("state"));
  return {
    query: parameters.get("q") ?? "",
    states: EXECUTION_STATES.filter((state) => states.has(state)),
    tags: [...new Set(parameters.getAll("tag").filter(Boolean))],
    range: rangeOf(parameters.get("range")).id,
    from: readTime(parameters.get("from")),
    to: readTime(parameters.get("to")),
    sort: SORTS.find(({ id }) => id === parameters.get("sort"))?.id ?? "-scheduled_for",
  };
}

export function writeView(view: HistoryView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (view.query) parameters.set("q", view.query);
  for (const state of view.states) parameters.append("state", state);
  for (const tag of view.tags) parameters.append("tag", tag);
  if (view.range !== "all") parameters.set("range", view.range);
  if (view.from) parameters.set("from", view.from);
  if (view.to) parameters.set("to", view.to);
  if (view.sort !== "-scheduled_for") parameters.set("sort", view.sort);
  return parameters;
}

/** The question to the API; `now` is epoch milliseconds. */
export function filtersOf(view: HistoryView, now: number): ExecutionFilters {
  const start = view.from ?? rangeStart(view.range, now);
  return {
    ...(view.query ? { query: view.query } : {}),
    ...(view.states.length > 0 ? { state: view.states } : {}),
    ...(view.tags.length > 0 ? { tag: view.tags } : {}),
    ...(start ? { from: start } : {}),
    ...(view.to ? { to: view.to } : {}),
    sort: view.sort,
  };
}

/** Whether anything narrows the history. */
export function isNarrowed(view: HistoryView): boolean {
  return Boolean(
    view.query ||
    view.states.length > 0 ||
    view.tags.length > 0 ||
    view.range !== "all" ||
    view.from ||
    view.to,
  );
}

function readTime(text: string | null): string | null {
  const time = text === null ? NaN : Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
