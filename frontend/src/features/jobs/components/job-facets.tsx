import { type ReactNode, useState } from "react";
import type { JobFacet, JobFilters } from "@/api/types";
import { Input } from "@/components/ui/input";
import { OwnerName } from "@/components/ui/owner-name";
import { Skeleton } from "@/components/ui/skeleton";
import { JobStateIcon, StateIcon } from "@/components/ui/state-icon";
import { cn } from "@/lib/cn";
import { formatCount } from "@/lib/format";
import { JOB_LOOK, JOB_STATES } from "@/lib/status";
import { useDebounced } from "@/lib/use-debounced";
import { useJobFacets } from "../api/list-jobs";
import type { FacetField } from "../filters";

interface JobFacetsProps {
  filters: JobFilters;
  chosen: (field: FacetField) => readonly string[];
  /** Of who looks: said as "You". */
  ownId: string | undefined;
  onToggle: (field: FacetField, value: string) => void;
}

const TITLES: readonly [FacetField, string][] = [
  ["standing", "How it goes"],
  ["state", "State"],
  ["tag", "Tag"],
  ["owner", "Owner"],
  ["kind", "Executor"],
  ["queue", "Queue"],
];
const STANDING_WORDS: Record<string, string> = {
  failing: "Failing",
  late: "Late",
  never_ran: "Never ran",
  succeeded: "Succeeded",
};
/** Worth a choice even when there is only one. */
const ALWAYS: ReadonlySet<FacetField> = new Set(["state", "standing"]);
const SHORT = 8;
/** From so many tags on they are searched. */
const MANY = 12;
const TYPING_MS = 200;

/** What the jobs found are made of; each value narrows the list, or widens it again. */
export function JobFacets({ filters, chosen, ownId, onToggle }: JobFacetsProps) {
  const [tags, setTags] = useState("");
  const facets = useJobFacets(filters, useDebounced(tags, TYPING_MS));
  if (!facets.data) {
    return (
      <div aria-hidden="true" className="flex flex-col gap-2">
        {Array.from({ length: 12 }, (_, at) => (
          <Skeleton key={at} className="h-5" />
        ))}
      </div>
    );
  }
  return (
    <div
      role="group"
      aria-label="Narrow by"
      className={cn("flex flex-col gap-4", facets.isPlaceholderData && "opacity-60")}
    >
      {TITLES.map(([field, title]) => {
        const facet = facets.data.facets.find((each) => each.field === field);
        const isChosen = chosen(field).length > 0;
        const isSearched = field === "tag" && tags !== "";
        if (!facet || (facet.values.length < 2 && !isChosen && !ALWAYS.has(field) && !isSearched))
          return null;
        const isMany = facet.values.length + facet.more > MANY;
        return (
          <FacetValues
            key={field}
            {...{ field, title, facet, ownId, onToggle }}
            chosen={chosen(field)}
            search={
              field === "tag" && (isMany || tags !== "") ? <TagSearch text={tags} onText={setTags} /> : null
            }
          />
        );
      })}
    </div>
  );
}

function TagSearch({ text, onText }: { text: string; onText: (text: string) => void }) {
  return (
    <Input
      type="search"
      aria-label="Find a tag"
      placeholder="Find a tag"
      value={text}
      onChange={(event) => onText(event.target.value)}
      className="mb-1 h-7 text-sm"
    />
  );
}

interface FacetValuesProps {
  field: FacetField;
  title: string;
  facet: JobFacet;
  chosen: readonly string[];
  ownId: string | undefined;
  onToggle: (field: FacetField, value: string) => void;
  search: ReactNode;
}

function FacetValues({ field, title, facet, chosen, ownId, onToggle, search }: FacetValuesProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = facet.values.filter(({ value }, at) => isWhole || at < SHORT || chosen.includes(value));
  const hidden = facet.values.length - shown.length;
  return (
    <fieldset className="min-w-0 break-inside-avoid">
      <legend className="pb-1 text-xs text-faint">{title}</legend>
      {search}
      <ul>
        {shown.map(({ value, count }) => (
          <li key={value}>
            <button
              type="button"
              aria-pressed={chosen.includes(value)}
              onClick={() => onToggle(field, value)}
              className={cn(
                "flex h-7 w-full min-w-0 items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-hover pointer-coarse:h-10",
                chosen.includes(value) && "bg-selected font-medium",
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
      {hidden > 0 || isWhole ? (
        <button
          type="button"
          className="px-2 py-1 text-xs text-quiet hover:text-fg hover:underline"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? "Fewer" : `${formatCount(hidden)} more`}
        </button>
      ) : null}
      {facet.more > 0 && (isWhole || hidden === 0) ? (
        <p className="px-2 text-xs text-faint">and {formatCount(facet.more)} rarer ones</p>
      ) : null}
    </fieldset>
  );
}

function ValueWords({
  field,
  value,
  ownId,
}: {
  field: FacetField;
  value: string;
  ownId: string | undefined;
}) {
  const state = field === "state" ? JOB_STATES.find((each) => each === value) : undefined;
  if (state) {
    return (
      <>
        <JobStateIcon state={state} /> {JOB_LOOK[state].word}
      </>
    );
  }
  if (field === "owner") return <OwnerName id={value} ownId={ownId} />;
  if (field === "standing") {
    return (
      <>
        {value === "failing" ? <StateIcon state="failed" /> : null}
        {value === "late" ? <StateIcon state="missed" /> : null}
        {value === "succeeded" ? <StateIcon state="succeeded" /> : null}
        {value === "never_ran" ? <StateIcon state="queued" /> : null}
        <span className="truncate">{STANDING_WORDS[value] ?? value}</span>
      </>
    );
  }
  return (
    <span className="truncate" title={value} dir="auto">
      {value}
    </span>
  );
}
