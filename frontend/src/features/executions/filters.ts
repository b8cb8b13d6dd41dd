import type { ExecutionFilters, ExecutionSort } from "@/api/types";
import { boundsOf, readSpan, type TimeSpan, writeSpan } from "@/lib/time-span";
import { termOf } from "./history/query-text";

export const SORTS: { id: ExecutionSort; label: string }[] = [
  { id: "-scheduled_for", label: "Newest first" },
  { id: "scheduled_for", label: "Oldest first" },
  { id: "-duration_ms", label: "Longest first" },
  { id: "duration_ms", label: "Shortest first" },
];

const USUAL_SPAN = "7d";

/** What the Executions page has in its address. */
export interface HistoryView {
  /** In the language of the search box. */
  query: string;
  span: TimeSpan;
  sort: ExecutionSort;
}

/** Reads an address; states and tags that stand in it by themselves become part of the query. */
export function readView(parameters: URLSearchParams): HistoryView {
  const terms = [
    parameters.get("q")?.trim() ?? "",
    termOf("state", parameters.getAll("state")),
    ...parameters
      .getAll("tag")
      .filter(Boolean)
      .map((tag) => termOf("tag", [tag])),
  ];
  return {
    query: terms.filter(Boolean).join(" "),
    span: readSpan((name) => parameters.get(name) ?? "", USUAL_SPAN),
    sort: SORTS.find(({ id }) => id === parameters.get("sort"))?.id ?? "-scheduled_for",
  };
}

export function writeView(view: HistoryView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (view.query) parameters.set("q", view.query);
  for (const [name, value] of Object.entries(writeSpan(view.span, USUAL_SPAN))) {
    if (value) parameters.set(name, value);
  }
  if (view.sort !== "-scheduled_for") parameters.set("sort", view.sort);
  return parameters;
}

/** The question to the API; `now` is epoch milliseconds. A span up to now stays open, for what comes. */
export function filtersOf(view: HistoryView, now: number): ExecutionFilters {
  const { from, to } = boundsOf(view.span, now);
  return {
    ...(view.query ? { query: view.query } : {}),
    from: new Date(from).toISOString(),
    ...(view.span.kind === "between" ? { to: new Date(to).toISOString() } : {}),
    sort: view.sort,
  };
}
