import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { StateFilter } from "@/components/ui/state-filter";
import { formatClock } from "@/lib/format";
import { type RangeId, RANGES } from "@/lib/time-ranges";
import { type HistoryView, isNarrowed } from "../filters";
import { TagFilter } from "./tag-filter";

interface FilterBarProps {
  view: HistoryView;
  onChange: (view: HistoryView) => void;
}

const EXACT = "exact";

/** What narrows the history. */
export function FilterBar({ view, onChange }: FilterBarProps) {
  const hasExact = view.from !== null || view.to !== null;
  const ranges = RANGES.map(({ id, label }) => ({ value: id, label }));
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <SearchInput
        label="Search job name, error and output"
        className="w-full sm:w-80"
        maxLength={1000}
        value={view.query}
        onSearch={(query) => onChange({ ...view, query })}
      />
      <StateFilter states={view.states} onChange={(states) => onChange({ ...view, states })} />
      <Select
        aria-label="Time range"
        className="w-auto"
        value={hasExact ? EXACT : view.range}
        options={hasExact ? [{ value: EXACT, label: exactLabel(view) }, ...ranges] : ranges}
        onChange={(event) => {
          if (event.target.value === EXACT) return;
          onChange({ ...view, range: event.target.value as RangeId, from: null, to: null });
        }}
      />
      <TagFilter tags={view.tags} onChange={(tags) => onChange({ ...view, tags })} />
      {isNarrowed(view) ? (
        <Button
          variant="ghost"
          onClick={() =>
            onChange({ ...view, query: "", states: [], tags: [], range: "all", from: null, to: null })
          }
        >
          Clear
        </Button>
      ) : null}
    </div>
  );
}

function exactLabel({ from, to }: HistoryView): string {
  const now = Date.now();
  const start = from ? formatClock(from, now) : "the start";
  return `${start} to ${to ? formatClock(to, now) : "now"}`;
}
