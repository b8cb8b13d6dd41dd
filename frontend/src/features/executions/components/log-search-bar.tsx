import { ChevronDown, ChevronUp } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { SearchInput } from "@/components/ui/search-input";
import { formatCount } from "@/lib/format";

interface LogSearchBarProps {
  query: string;
  /** Number of the current match from 1; 0 when there is none. */
  position: number;
  count: number;
  isSearching: boolean;
  onChange: (query: string) => void;
  onStep: (direction: 1 | -1) => void;
}

/** Finds text in the log; Enter goes to the next match, Shift+Enter to the one before. */
export function LogSearchBar({ query, position, count, isSearching, onChange, onStep }: LogSearchBarProps) {
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1 max-sm:basis-full">
      <SearchInput
        label="Search in this log"
        className="max-w-80 min-w-32 flex-1"
        value={query}
        onSearch={onChange}
        maxLength={500}
        onKeyDown={(event) => {
          if (event.key === "Enter") onStep(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      {query === "" ? null : (
        <>
          <span role="status" className="px-1 text-sm whitespace-nowrap text-quiet">
            {count === 0 && !isSearching
              ? "No match"
              : `${formatCount(position)} / ${formatCount(count)}${isSearching ? "…" : ""}`}
          </span>
          <IconButton label="Previous match (Shift+Enter)" disabled={count === 0} onClick={() => onStep(-1)}>
            <ChevronUp size={16} />
          </IconButton>
          <IconButton label="Next match (Enter)" disabled={count === 0} onClick={() => onStep(1)}>
            <ChevronDown size={16} />
          </IconButton>
        </>
      )}
    </div>
  );
}
