import { Link } from "react-router";
import type { LogHit as Hit } from "@/api/types";
import { HighlightedText } from "@/components/ui/highlighted-text";
import { MiddleText } from "@/components/ui/middle-text";
import { StateIcon } from "@/components/ui/state-icon";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { plainText } from "@/lib/ansi";
import { cn } from "@/lib/cn";
import { countOf, formatCount } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";
import { type ExcerptLine, stretchesOf } from "../excerpt-lines";

/** An execution whose log has the words, with the lines that have them. */
export function LogHit({ hit }: { hit: Hit }) {
  const { execution_id: id, job_name: job, state, match_count: count, matches } = hit;
  const rest = count - matches.length;
  const last = matches.at(-1)?.line.offset;
  return (
    <li className="border-b border-line py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm" data-row="">
        <span className="flex min-w-0 items-center gap-1.5">
          <StateIcon state={state} label={EXECUTION_LOOK[state].word} />
          <Link to={paths.execution(id)} className="flex min-w-0 font-medium hover:underline">
            <MiddleText>{job}</MiddleText>
          </Link>
        </span>
        <Time value={hit.scheduled_for} className="text-quiet" />
        <span className="text-faint">{countOf(count, "matching line")}</span>
      </div>
      <div className="mt-1 flex flex-col gap-1.5 font-mono text-[12.5px] leading-5">
        {stretchesOf(matches).map((lines) => (
          <ol key={lines[0]?.line.offset}>
            {lines.map((excerpt) => (
              <Line key={excerpt.line.offset} executionId={id} excerpt={excerpt} />
            ))}
          </ol>
        ))}
      </div>
      {rest > 0 && last !== undefined ? (
        <Link
          to={{ pathname: paths.execution(id), hash: `L${last + 1}` }}
          className="mt-1 inline-block text-xs text-quiet underline decoration-line-strong underline-offset-2 hover:text-fg"
        >
          {formatCount(rest)} more in this log
        </Link>
      ) : null}
    </li>
  );
}

function Line({ executionId, excerpt: { line, ranges } }: { executionId: string; excerpt: ExcerptLine }) {
  return (
    <li className={cn("flex", ranges ? "bg-sunken" : "text-quiet")}>
      <Link
        to={{ pathname: paths.execution(executionId), hash: `L${line.offset + 1}` }}
        aria-label={`Line ${line.offset + 1}`}
        tabIndex={ranges ? 0 : -1}
        className={cn(
          "w-[7ch] shrink-0 pr-[1ch] text-right text-faint select-none hover:text-fg hover:underline max-sm:w-[5ch]",
          line.stream === "stderr" && "shadow-[inset_2px_0_var(--state-failed)]",
        )}
      >
        {line.offset + 1}
      </Link>
      <span
        className={cn(
          "min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]",
          line.stream === "system" && "italic",
        )}
      >
        <HighlightedText text={line.text} ranges={ranges ?? []} show={plainText} />
      </span>
    </li>
  );
}
