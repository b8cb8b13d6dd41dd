import { StickyNote } from "lucide-react";
import { Link } from "react-router";
import type { Execution, Explanation } from "@/api/types";
import { PatternText } from "@/components/ui/pattern-text";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { countOf, formatCount } from "@/lib/format";
import { remedyWords } from "@/lib/remedy-words";
import { useExplanation } from "../api/get-explanation";
import { Fact } from "./fact";

/** What is remembered of failures like this one: how often they came, what people know, what ended them. */
export function FailureMemory({ execution }: { execution: Execution }) {
  const { data: explanation, error } = useExplanation(execution);
  if (!explanation)
    return error ? (
      <Fact label="Seen before">
        <span className="text-faint">Former failures could not be looked up.</span>
      </Fact>
    ) : null;
  const { pattern, similar } = explanation;
  return (
    <>
      {pattern ? <SeenBefore pattern={pattern} /> : null}
      {pattern?.note ? (
        <Fact label="Note">
          <p className="flex items-start gap-1.5 whitespace-pre-wrap [overflow-wrap:anywhere]">
            <StickyNote size={14} className="mt-0.5 shrink-0" aria-hidden="true" />
            <span>
              {pattern.note.text}{" "}
              <span className="text-quiet">
                {pattern.note.author_name || "Somebody"}, <Time value={pattern.note.at} />
              </span>
            </span>
          </p>
        </Fact>
      ) : null}
      {similar.length > 0 ? (
        <Fact label="Like it" hint="Former failures that say nearly the same, and what ended them.">
          <ul className="flex flex-col gap-0.5">
            {similar.map((row) => (
              <SimilarRow key={row.execution_id} row={row} />
            ))}
          </ul>
        </Fact>
      ) : null}
    </>
  );
}

function SeenBefore({ pattern }: { pattern: NonNullable<Explanation["pattern"]> }) {
  const { id, template, count, jobs, first_seen: since } = pattern;
  return (
    <Fact label="Seen before" hint="Failures that say the same but for what differs each time.">
      <Link to={paths.pattern(id)} className="group flex min-w-0 flex-wrap items-baseline gap-x-3">
        <span className="shrink-0 text-quiet underline decoration-line-strong underline-offset-2 group-hover:text-fg">
          {count === 1 ? (
            "Never, this is the first"
          ) : (
            <>
              {formatCount(count)} times since <Time value={since} as="clock" />
              {jobs.length > 1 ? `, of ${countOf(jobs.length, "job")}` : ""}
            </>
          )}
        </span>
        <PatternText template={template} className="line-clamp-2 min-w-0" />
      </Link>
    </Fact>
  );
}

function SimilarRow({ row }: { row: Explanation["similar"][number] }) {
  const { execution_id: id, is_kept: isKept, job_name: name, at, count, remedy, similarity } = row;
  const failures = countOf(count, "failure");
  return (
    <li className="[overflow-wrap:anywhere]" title={similarity < 1 ? row.text : undefined}>
      {isKept ? (
        <Link to={paths.execution(id)} className="underline underline-offset-2 hover:text-fg">
          {failures}
        </Link>
      ) : (
        failures
      )}{" "}
      of {name ?? "a job that is gone"}, <Time value={at} />
      {similarity < 1 ? <span className="text-quiet"> (a like failure)</span> : null}:{" "}
      {remedy ? (
        <>
          {remedyWords(remedy)},{" "}
          <Link
            to={paths.execution(remedy.execution_id)}
            className="underline underline-offset-2 hover:text-fg"
          >
            then it succeeded
          </Link>
          .
        </>
      ) : (
        <span className="text-failed">not over yet.</span>
      )}
    </li>
  );
}
