import type { Facet, FacetList } from "@/api/types";
import { OwnerName } from "@/components/ui/owner-name";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-icon";
import { cn } from "@/lib/cn";
import { formatCount } from "@/lib/format";
import { EXECUTION_LOOK, EXECUTION_STATES } from "@/lib/status";

interface FacetPanelProps {
  facets: FacetList | undefined;
  /** Of who looks: said as "You". */
  ownId: string | undefined;
  onToggle: (field: string, value: string) => void;
  isStale: boolean;
}

const TITLES: Record<string, string> = {
  state: "State",
  job: "Job",
  tag: "Tag",
  origin: "Asked for by",
  owner: "Owner",
  worker: "Worker",
  exit: "Exit code",
};
const ORIGIN_WORDS: Record<string, string> = {
  schedule: "Schedule",
  manual: "A person",
  api: "A program",
  backfill: "A backfill",
};
/** Worth a choice even when there is only one. */
const ALWAYS = new Set(["state", "job", "tag"]);

/** What the executions found are made of; each value narrows the search, or widens it again. */
export function FacetPanel({ facets, ownId, onToggle, isStale }: FacetPanelProps) {
  if (!facets) {
    return (
      <div aria-hidden="true" className="flex flex-col gap-2">
        {Array.from({ length: 12 }, (_, at) => (
          <Skeleton key={at} className="h-5" />
        ))}
      </div>
    );
  }
  const shown = facets.facets.filter(
    ({ field, values }) =>
      values.length > (ALWAYS.has(field) ? 0 : 1) || values.some(({ is_chosen: isChosen }) => isChosen),
  );
  return (
    <div role="group" aria-label="Narrow by" className={cn("flex flex-col gap-4", isStale && "opacity-60")}>
      {shown.map((facet) => (
        <FacetValues key={facet.field} facet={facet} ownId={ownId} onToggle={onToggle} />
      ))}
    </div>
  );
}

interface FacetValuesProps {
  facet: Facet;
  ownId: string | undefined;
  onToggle: (field: string, value: string) => void;
}

function FacetValues({
  facet: { field, values, exact, estimated: isEstimated },
  ownId,
  onToggle,
}: FacetValuesProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="flex w-full items-baseline justify-between pb-1 text-xs text-faint">
        <span>{TITLES[field] ?? field}</span>
        {exact ? null : isEstimated ? (
          <span title="Reckoned from the newest ones, as there are many">estimated</span>
        ) : (
          <span title="There may be others">most frequent</span>
        )}
      </legend>
      <ul>
        {values.map(({ value, count, is_chosen: isChosen }) => (
          <li key={value}>
            <button
              type="button"
              aria-pressed={isChosen}
              onClick={() => onToggle(field, value)}
              className={cn(
                "flex h-7 w-full min-w-0 items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-hover pointer-coarse:h-10",
                isChosen && "bg-selected font-medium",
                count === 0 && "text-quiet",
              )}
            >
              <span className="flex min-w-0 flex-1 items-center gap-1.5">
                <ValueWords field={field} value={value} ownId={ownId} />
              </span>
              <span className="shrink-0 text-quiet tabular-nums">{formatCount(count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function ValueWords({ field, value, ownId }: { field: string; value: string; ownId: string | undefined }) {
  const state = field === "state" ? EXECUTION_STATES.find((each) => each === value) : undefined;
  if (state) {
    return (
      <>
        <StateIcon state={state} /> {EXECUTION_LOOK[state].word}
      </>
    );
  }
  if (field === "owner") return <OwnerName id={value} ownId={ownId} />;
  return (
    <span className="truncate" title={value}>
      {field === "origin" ? (ORIGIN_WORDS[value] ?? value) : value}
    </span>
  );
}
