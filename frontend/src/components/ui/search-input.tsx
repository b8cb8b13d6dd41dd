import { Search, X } from "lucide-react";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/cn";

interface SearchInputProps extends Omit<ComponentProps<"input">, "value" | "onChange"> {
  label: string;
  value: string;
  /** Called when typing has paused. */
  onSearch: (text: string) => void;
  delayMs?: number;
}

/** A search box that waits for a pause in typing. `/` moves here: see `data-search`. */
export function SearchInput({ label, value, onSearch, delayMs = 200, className, ...rest }: SearchInputProps) {
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  const [seen, setSeen] = useState(value);
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });
  if (value !== seen) {
    setSeen(value);
    // Changed from outside (back button, a cleared filter), not the echo of what was typed.
    if (value !== sent) {
      setSent(value);
      setText(value);
    }
  }
  useEffect(() => {
    if (text === sent) return;
    const timer = setTimeout(() => {
      setSent(text);
      search.current(text);
    }, delayMs);
    return () => clearTimeout(timer);
  }, [text, sent, delayMs]);
  return (
    <span className={cn("relative inline-flex w-full", className)}>
      <Search
        size={14}
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-faint"
        aria-hidden="true"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        data-search=""
        onChange={(event) => setText(event.target.value)}
        className="pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden"
        {...rest}
      />
      {text !== "" ? (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => setText("")}
          className="absolute top-1/2 right-1 inline-flex size-6 -translate-y-1/2 items-center justify-center rounded-sm text-quiet hover:text-fg"
        >
          <X size={14} />
        </button>
      ) : null}
    </span>
  );
}
