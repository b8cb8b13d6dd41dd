import type { Execution, Highlight } from "@/api/types";
import { waitingWords } from "./words";

const CONTEXT_CHARACTERS = 20;

export interface Excerpt {
  text: string;
  ranges: [number, number][];
}

/** What a row says beside its state: the match of a search in the error, else the error or the reason. */
export function excerptOf(execution: Execution): Excerpt | null {
  const match = execution.highlights.find(({ field }) => field === "error");
  if (match) return aroundFirst(match);
  const text = firstLine(execution.error ?? waitingWords(execution) ?? execution.reason ?? "");
  return text === "" ? null : { text, ranges: [] };
}

/** Where the name of the job matches a search. */
export function nameRanges(execution: Execution): [number, number][] {
  const match = execution.highlights.find(
    ({ field, text }) => field === "job_name" && text === execution.job_name,
  );
  return match?.ranges ?? [];
}

/** The line of the first match, cut so that the match is in sight. */
function aroundFirst({ text, ranges }: Highlight): Excerpt {
  const first = ranges[0]?.[0] ?? 0;
  const start = text.lastIndexOf("\n", first) + 1;
  const end = text.indexOf("\n", first) < 0 ? text.length : text.indexOf("\n", first);
  const from = first - start > CONTEXT_CHARACTERS * 2 ? first - CONTEXT_CHARACTERS : start;
  const lead = from > start ? "…" : "";
  const shift = lead.length - from;
  return {
    text: lead + text.slice(from, end),
    ranges: ranges
      .filter(([low, high]) => low >= from && high <= end)
      .map(([low, high]) => [low + shift, high + shift]),
  };
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}
