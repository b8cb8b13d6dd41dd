import { useState } from "react";
import type { JobTable } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { formatCount } from "@/lib/format";
import { useJobTable } from "../api/get-analytics";
import { COLUMNS, MEANING, NOTHING } from "../columns";
import type { Scope } from "../scope";
import { JobFigureRow } from "./job-figure-row";

const SHOWN = 10;

/** One table of jobs, the first most worth a look. */
export function JobFigureList({ scope, table }: { scope: Scope; table: JobTable }) {
  const { data, error, refetch, isPlaceholderData } = useJobTable(scope, table);
  const [isAll, setAll] = useState(false);
  if (!data)
    return error ? (
      <ErrorState what="The jobs" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={6} />
    );
  if (data.items.length === 0) return <p className="py-2 text-sm text-quiet">{NOTHING[table]}</p>;
  const shown = isAll ? data.items : data.items.slice(0, SHOWN);
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "opacity-60" : ""}>
      <p className="pb-1 text-xs text-faint">
        {MEANING[table]} Found out <Time value={data.found_at} />
        {data.complete ? "." : "; there is more than could be looked at."}
      </p>
      <table className="w-full text-sm max-sm:table-fixed">
        <thead className="max-sm:sr-only">
          <tr className="h-7 border-b border-line text-left text-xs text-faint">
            <th scope="col" className="font-normal">
              Job
            </th>
            {COLUMNS[table].map(({ name }) => (
              <th key={name} scope="col" className="pl-4 text-right font-normal whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((figure) => (
            <JobFigureRow key={figure.job_id} figure={figure} columns={COLUMNS[table]} />
          ))}
        </tbody>
      </table>
      {data.items.length > SHOWN ? (
        <Button variant="ghost" size="sm" className="mt-1" onClick={() => setAll(!isAll)} data-print="hide">
          {isAll ? `The first ${SHOWN}` : `All ${formatCount(data.items.length)}`}
        </Button>
      ) : null}
      {data.total > data.items.length && isAll ? (
        <span className="pl-2 text-xs text-faint">of {formatCount(data.total)}</span>
      ) : null}
    </div>
  );
}
