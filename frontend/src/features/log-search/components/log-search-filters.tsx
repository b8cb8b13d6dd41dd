import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { StateFilter } from "@/components/ui/state-filter";
import { type RangeId, RANGES } from "@/lib/time-ranges";
import { isNarrowed, type LogSearchView, type StreamName, STREAMS } from "../view";

interface LogSearchFiltersProps {
  view: LogSearchView;
  onChange: (changes: Partial<LogSearchView>) => void;
  /** Chooses a job. */
  jobPicker: ReactNode;
}

const RANGE_OPTIONS = RANGES.map(({ id, label }) => ({ value: id, label }));

/** The words, and what narrows the search. */
export function LogSearchFilters({ view, onChange, jobPicker }: LogSearchFiltersProps) {
  return (
    <div className="pb-3">
      <SearchInput
        label="Words in any log"
        autoFocus={view.query === ""}
        maxLength={500}
        delayMs={300}
        value={view.query}
        onSearch={(query) => onChange({ query: query.trim() })}
        className="max-w-3xl"
      />
      <div className="flex flex-wrap items-center gap-2 pt-2">
        {jobPicker}
        <StateFilter states={view.states} onChange={(states) => onChange({ states })} />
        <Select
          aria-label="Output"
          className="w-auto"
          value={view.stream}
          options={STREAMS}
          onChange={({ target }) => onChange({ stream: target.value as StreamName | "" })}
        />
        <Select
          aria-label="Time range"
          className="w-auto"
          value={view.range}
          options={RANGE_OPTIONS}
          onChange={({ target }) => onChange({ range: target.value as RangeId })}
        />
        {isNarrowed(view) ? (
          <Button
            variant="ghost"
            onClick={() => onChange({ jobId: "", states: [], stream: "", range: "all" })}
          >
            Clear
          </Button>
        ) : null}
      </div>
    </div>
  );
}
