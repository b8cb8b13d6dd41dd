import type { SimulationResult } from "@/api/types";
import { cn } from "@/lib/cn";
import { formatCount, formatDay, formatExact } from "@/lib/format";
import { durationSentence, figureRows, simulationSentence } from "../simulation-words";

interface TimeMachineResultProps {
  result: SimulationResult;
  timezone: string;
  /** It is not about what the form holds now. */
  isStale: boolean;
}

/** Last month as it would have been, against as it would be replayed with the saved job. */
export function TimeMachineResult({ result, timezone, isStale }: TimeMachineResultProps) {
  const wasDue = result.before.due > 0 || result.after.due > 0;
  return (
    <div className={cn("flex flex-col gap-3", isStale && "opacity-60")}>
      <p className="font-medium">{simulationSentence(result)}</p>
      {wasDue ? (
        <>
          <FigureTable result={result} timezone={timezone} />
          <Times name="Added" times={result.added} total={result.added_total} timezone={timezone} />
          <Times name="Lost" times={result.lost} total={result.lost_total} timezone={timezone} />
          <p className="text-xs text-faint">{durationSentence(result)}</p>
        </>
      ) : null}
    </div>
  );
}

function FigureTable({ result, timezone }: { result: SimulationResult; timezone: string }) {
  return (
    <table className="w-full max-w-md text-right">
      <caption className="pb-1 text-left text-xs text-faint">
        {formatDay(result.from, timezone)} to {formatDay(result.to, timezone)}
      </caption>
      <thead>
        <tr className="border-b border-line text-xs text-faint">
          <td />
          <th scope="col" className="h-7 font-normal">
            as it is
          </th>
          <th scope="col" className="font-normal">
            as changed
          </th>
          <th scope="col" className="font-normal">
            difference
          </th>
        </tr>
      </thead>
      <tbody>
        {figureRows(result).map(({ name, before, after, change }) => (
          <tr key={name} className="border-b border-line">
            <th scope="row" className="h-7 text-left font-normal text-quiet">
              {name}
            </th>
            <td className="text-quiet">{before}</td>
            <td>{after}</td>
            <td className={change === "" ? "text-faint" : "font-medium"}>{change || "same"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface TimesProps {
  name: string;
  times: readonly string[];
  total: number;
  timezone: string;
}

function Times({ name, times, total, timezone }: TimesProps) {
  if (total === 0) return null;
  return (
    <details>
      <summary className="w-fit rounded-sm hover:text-fg">
        {name}: {formatCount(total)}
      </summary>
      <ol aria-label={`${name} times`} className="mt-1 max-h-48 overflow-y-auto pl-4 text-quiet">
        {times.map((time) => (
          <li key={time}>{formatExact(time, timezone)}</li>
        ))}
      </ol>
      {times.length < total ? (
        <p className="pl-4 text-xs text-faint">The first {times.length} are shown.</p>
      ) : null}
    </details>
  );
}
