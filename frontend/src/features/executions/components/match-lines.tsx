import { Link } from "react-router";
import type { Execution, Highlight } from "@/api/types";
import { HighlightedText } from "@/components/ui/highlighted-text";
import { paths } from "@/config/paths";
import { plainText } from "@/lib/ansi";

/** Lines of the output that a search found, with their neighbours. */
export function MatchLines({ execution }: { execution: Execution }) {
  const lines = execution.highlights.filter(({ field }) => field === "output");
  if (lines.length === 0) return null;
  return (
    <div role="row" className="border-b border-line">
      <div
        role="cell"
        aria-label="Matching lines"
        className="flex flex-col gap-1 px-2 pb-2 font-mono text-[12.5px] leading-5 sm:pl-[116px]"
      >
        {lines.map((line) => (
          <MatchLine key={`${String(line.line)} ${line.text}`} executionId={execution.id} line={line} />
        ))}
      </div>
    </div>
  );
}

function MatchLine({ executionId, line }: { executionId: string; line: Highlight }) {
  const text = <HighlightedText text={line.text} ranges={line.ranges} show={plainText} />;
  return (
    <div className="min-w-0 border-l-2 border-line pl-2">
      {line.before ? <p className="truncate text-faint">{plainText(line.before)}</p> : null}
      <p className="truncate">
        {line.line === null ? (
          text
        ) : (
          <Link
            to={{ pathname: paths.execution(executionId), hash: `L${line.line + 1}` }}
            className="hover:underline"
          >
            {text}
          </Link>
        )}
      </p>
      {line.after ? <p className="truncate text-faint">{plainText(line.after)}</p> : null}
    </div>
  );
}
