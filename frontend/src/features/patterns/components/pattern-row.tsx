import { StickyNote } from "lucide-react";
import { Link } from "react-router";
import type { PatternItem } from "@/api/types";
import { PatternText } from "@/components/ui/pattern-text";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { countOf } from "@/lib/format";
import { DayBars } from "./day-bars";

/** So many jobs of a pattern are named in a row. */
const MOST_NAMED = 2;

/** One pattern: what its failures say, how often, of which jobs, and whether somebody knows more. */
export function PatternRow({ pattern }: { pattern: PatternItem }) {
  const { id, template, count, jobs, failing, note } = pattern;
  return (
    <li
      data-row=""
      className="relative grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-0.5 border-b border-line px-1 py-2 text-sm hover:bg-hover"
    >
      <Link
        to={paths.pattern(id)}
        className="line-clamp-2 min-w-0 after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-[-2px] focus-visible:after:outline-focus"
      >
        <PatternText template={template} />
      </Link>
      <span className="flex items-center gap-3">
        <DayBars days={pattern.per_day} />
        <span className="min-w-16 text-right tabular-nums">{countOf(count, "failure")}</span>
      </span>
      <span className="col-span-2 flex min-w-0 flex-wrap items-center gap-x-3 text-xs text-quiet">
        {failing > 0 ? (
          <span className="text-failed">{countOf(failing, "job")} failing so now</span>
        ) : (
          <span>not failing so now</span>
        )}
        <span className="min-w-0 truncate">{jobWords(jobs)}</span>
        <span>
          last <Time value={pattern.last_seen} className="relative z-1" />
        </span>
        {note ? (
          <span className="inline-flex min-w-0 items-center gap-1 text-fg" title={note.text}>
            <StickyNote size={12} className="shrink-0" aria-hidden="true" />
            <span className="sr-only">Note: </span>
            <span className="max-w-80 truncate">{note.text}</span>
          </span>
        ) : null}
      </span>
    </li>
  );
}

function jobWords(jobs: PatternItem["jobs"]): string {
  const named = jobs.slice(0, MOST_NAMED).map(({ job_name: name }) => name ?? "a job that is gone");
  const more = jobs.length - named.length;
  return `${named.join(", ")}${more > 0 ? ` and ${countOf(more, "more job")}` : ""}`;
}
