import { Command } from "cmdk";
import { Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { controlClass } from "@/components/ui/control-class";
import { cn } from "@/lib/cn";
import { askedAt, completed, isSettled } from "./query-text";
import { SyntaxHelp } from "./syntax-help";
import { type KnownValues, suggestionsFor } from "./suggestions";

interface QueryBoxProps {
  query: string;
  onSearch: (query: string) => void;
  /** Values that there are, by field. */
  known: KnownValues;
  /** Tells what is being typed of which field, for what must be looked up. */
  onTyping: (field: string, text: string) => void;
  className?: string;
}

const PAUSE_MS = 500;
const LABEL = "Search executions";

/** The search box of the history: words and conditions, completed as one types. */
export function QueryBox({ query, onSearch, known, onTyping, className }: QueryBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(query);
  const [seen, setSeen] = useState(query);
  const [sent, setSent] = useState(query);
  const [caret, setCaret] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState("");
  if (query !== seen) {
    setSeen(query);
    // Changed from outside (back button, a facet), not the echo of what was typed.
    if (query !== sent) {
      setSent(query);
      setText(query);
    }
  }
  const asked = askedAt(text, caret);
  const suggestions = isOpen ? suggestionsFor(asked, known) : [];
  const send = (next: string) => {
    setSent(next.trim());
    onSearch(next.trim());
  };
  useSendAfterPause(text, sent, send);
  useEffect(() => {
    if (isOpen) onTyping(asked.field, asked.typed);
  }, [isOpen, asked.field, asked.typed, onTyping]);
  const type = (next: string) => {
    setText(next);
    setCaret(input.current?.selectionStart ?? next.length);
    setChosen("");
    setOpen(true);
  };
  const complete = (value: string) => {
    const next = completed(text, asked, value);
    setText(next.text);
    setCaret(next.caret);
    setChosen("");
    if (asked.field !== "") send(next.text);
    requestAnimationFrame(() => input.current?.setSelectionRange(next.caret, next.caret));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isChosen = suggestions.some(({ value }) => value === chosen);
    if (event.key === "Enter" && !isChosen) {
      event.preventDefault();
      setOpen(false);
      send(text);
    } else if (event.key === "Tab" && isChosen) {
      event.preventDefault();
      complete(chosen);
    } else if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "ArrowDown") setOpen(true);
    else if (event.key === "Home" || event.key === "End") {
      // These are for the text, not for the list.
      event.stopPropagation();
    }
  };
  return (
    <Command
      shouldFilter={false}
      label={LABEL}
      value={chosen}
      onValueChange={(value) => setChosen(value)}
      onKeyDown={onKeyDown}
      className={cn("relative", className)}
    >
      <Search
        size={14}
        className="pointer-events-none absolute top-2.5 left-2.5 text-faint"
        aria-hidden="true"
      />
      <Command.Input
        ref={input}
        value={text}
        onValueChange={type}
        onSelect={() => setCaret(input.current?.selectionStart ?? 0)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        data-search=""
        maxLength={1000}
        spellCheck={false}
        placeholder="connection refused state:failed job:billing-*"
        className={controlClass("h-[34px] w-full pr-16 pl-8")}
      />
      <span className="absolute top-1 right-1 flex items-center">
        {text === "" ? null : (
          <button
            type="button"
            aria-label="Clear search"
            onClick={() => {
              setText("");
              send("");
              input.current?.focus();
            }}
            className="inline-flex size-6 items-center justify-center rounded-sm text-quiet hover:text-fg pointer-coarse:size-8"
          >
            <X size={14} />
          </button>
        )}
        <SyntaxHelp />
      </span>
      <Command.List
        aria-label="Completions"
        // The box keeps the focus while one points at a completion.
        onMouseDown={(event) => event.preventDefault()}
        className={cn(
          "absolute top-full left-0 z-40 mt-1 max-h-80 w-full max-w-xl overflow-y-auto rounded-lg bg-raised p-1 shadow-float",
          suggestions.length === 0 && "hidden",
        )}
      >
        {suggestions.map(({ value, label, hint }) => (
          <Command.Item
            key={value}
            value={value}
            onSelect={() => complete(value)}
            className="flex h-8 cursor-default items-baseline gap-3 rounded-md px-2 pt-1.5 text-sm data-[selected=true]:bg-hover pointer-coarse:h-11 pointer-coarse:pt-3"
          >
            <span className="min-w-0 shrink-0 truncate font-medium">{label}</span>
            <span className="min-w-0 flex-1 truncate text-right text-quiet">{hint}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

/** Sends what was typed once typing has paused, if it can be asked as it stands. */
function useSendAfterPause(text: string, sent: string, send: (text: string) => void): void {
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    if (text.trim() === sent || !isSettled(text)) return;
    const timer = setTimeout(() => latest.current(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, sent]);
}
