import { Link } from "react-router";
import type { ReportFact } from "@/api/types";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";

interface ReportFactsProps {
  facts: readonly ReportFact[];
  /** Ids of those that a sentence cites. */
  marked: readonly string[];
}

/** Each fact with its value, over how long it is, and where it is from. A list on phones. */
export function ReportFacts({ facts, marked }: ReportFactsProps) {
  if (facts.length === 0) return <p className="py-2 text-sm text-quiet">There was nothing to tell.</p>;
  return (
    <table className="w-full border-collapse text-left text-sm max-sm:block">
      <thead className="text-xs text-faint max-sm:sr-only">
        <tr>
          {["", "Job", "What", "Value", "Over", "From"].map((word) => (
            <th
              key={word}
              scope="col"
              className={cn("py-1 pr-3 font-normal", word === "Value" && "text-right")}
            >
              {word || <span className="sr-only">Fact</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {facts.map((fact) => (
          <FactRow key={fact.id} fact={fact} isMarked={marked.includes(fact.id)} />
        ))}
      </tbody>
    </table>
  );
}

function FactRow({ fact, isMarked }: { fact: ReportFact; isMarked: boolean }) {
  return (
    <tr
      id={fact.id}
      className={cn(
        "scroll-mt-16 border-t border-line align-top target:bg-selected max-sm:flex max-sm:flex-wrap max-sm:gap-x-2 max-sm:py-1.5",
        isMarked && "bg-selected",
      )}
    >
      <td className="py-1 pr-3 text-xs text-faint">{fact.id}</td>
      <td className="max-w-48 py-1 pr-3 wrap-anywhere">
        {fact.job_id ? (
          <Link to={paths.job(fact.job_id)} className="underline-offset-2 hover:underline">
            {fact.job}
          </Link>
        ) : null}
      </td>
      <td className="py-1 pr-3 max-sm:basis-full max-sm:text-quiet">{fact.label}</td>
      <td className="py-1 pr-3 text-right font-medium whitespace-nowrap tabular-nums">{fact.shown}</td>
      <td className="py-1 pr-3 text-quiet whitespace-nowrap">{fact.window}</td>
      <td className="py-1 text-xs text-quiet">
        <Source fact={fact} />
      </td>
    </tr>
  );
}

function Source({ fact: { source } }: { fact: ReportFact }) {
  return (
    <>
      {source.path ? (
        <Link to={source.path} className="underline underline-offset-2 hover:text-fg">
          {source.name}
        </Link>
      ) : (
        source.name
      )}
      {source.executions.map((id, at) => (
        <Link
          key={id}
          to={paths.execution(id)}
          aria-label={`Execution ${at + 1} that shows it`}
          className="ml-1.5 underline underline-offset-2 hover:text-fg"
          data-print="hide"
        >
          #{at + 1}
        </Link>
      ))}
    </>
  );
}
