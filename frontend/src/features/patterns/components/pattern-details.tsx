import { Link } from "react-router";
import type { Pattern } from "@/api/types";
import { Facts } from "@/components/ui/facts";
import { OwnerName } from "@/components/ui/owner-name";
import { PatternText } from "@/components/ui/pattern-text";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { countOf, formatCount } from "@/lib/format";
import { trendWords } from "../words";
import { DayBars } from "./day-bars";
import { EpisodeList } from "./episode-list";
import { NoteEditor } from "./note-editor";

/** A pattern of failures: what is known of it, where it comes from, and what ended it. */
export function PatternDetails({ pattern }: { pattern: Pattern }) {
  const trend = trendWords(pattern.trend);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_300px]">
      <div className="flex min-w-0 flex-col gap-6">
        <NoteEditor key={pattern.id} pattern={pattern} />
        {pattern.episodes.length > 0 ? (
          <Section title="What ended it">
            <EpisodeList episodes={pattern.episodes} />
          </Section>
        ) : null}
        <Examples examples={pattern.examples} />
      </div>
      <aside aria-label="About this pattern" className="flex min-w-0 flex-col gap-6">
        <Section title="Seen">
          <div className="pt-2">
            <Facts
              items={[
                ["Failures", formatCount(pattern.count)],
                ["First", <Time key="first" value={pattern.first_seen} />],
                ["Last", <Time key="last" value={pattern.last_seen} />],
                [
                  "14 days",
                  pattern.per_day.length > 0 ? <DayBars key="days" days={pattern.per_day} /> : undefined,
                ],
                ["This week", trend ?? undefined],
                ["Owner", <OwnerName key="owner" id={pattern.owner_id} />],
              ]}
            />
          </div>
        </Section>
        <Jobs jobs={pattern.jobs} />
        <Similar similar={pattern.similar} />
      </aside>
    </div>
  );
}

function Examples({ examples }: Pick<Pattern, "examples">) {
  if (examples.length === 0) return null;
  return (
    <Section title="Examples" note="without secrets and names of hosts">
      <ul aria-label="Examples" className="divide-y divide-line text-sm">
        {examples.map(({ execution_id: id, text, line, at }) => (
          <li key={id} className="py-1.5">
            <p className="line-clamp-4 font-mono text-[12.5px] whitespace-pre-wrap [overflow-wrap:anywhere]">
              {text}
            </p>
            <p className="text-xs text-quiet">
              <Link
                to={{ pathname: paths.execution(id), ...(line === null ? {} : { hash: `#L${line + 1}` }) }}
                className="underline underline-offset-2 hover:text-fg"
              >
                {line === null ? "The execution" : `Line ${formatCount(line + 1)} of its log`}
              </Link>
              , <Time value={at} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Jobs({ jobs }: Pick<Pattern, "jobs">) {
  if (jobs.length === 0) return null;
  return (
    <Section title="Jobs">
      <ul aria-label="Jobs" className="divide-y divide-line text-sm">
        {jobs.map(({ job_id: id, job_name: name, count, last_at: last }) => (
          <li key={id} className="flex items-baseline justify-between gap-3 py-1.5">
            {name ? (
              <Link to={paths.job(id)} className="min-w-0 truncate hover:underline">
                {name}
              </Link>
            ) : (
              <span className="min-w-0 truncate text-quiet">A job that is gone</span>
            )}
            <span className="shrink-0 text-xs text-quiet tabular-nums">
              {countOf(count, "failure")}, <Time value={last} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Similar({ similar }: Pick<Pattern, "similar">) {
  if (similar.length === 0) return null;
  return (
    <Section title="Like it">
      <ul aria-label="Patterns like it" className="divide-y divide-line text-sm">
        {similar.map(({ id, template, count, has_note: hasNote }) => (
          <li key={id} className="py-1.5">
            <Link to={paths.pattern(id)} className="line-clamp-2 hover:underline">
              <PatternText template={template} />
            </Link>
            <span className="text-xs text-quiet">
              {countOf(count, "failure")}
              {hasNote ? ", with a note" : ""}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
