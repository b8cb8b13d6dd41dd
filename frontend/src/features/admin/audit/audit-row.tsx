import { ChevronRight } from "lucide-react";
import { MiddleText } from "@/components/ui/middle-text";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/cn";
import type { AuditEntry } from "../types";
import { AuditDetail } from "./audit-detail";
import { actionWords, actorWords, RESULT_WORDS } from "./words";

interface AuditRowProps {
  entry: AuditEntry;
  isOpen: boolean;
  onToggle: () => void;
  onNarrow: (filters: Record<string, string>) => void;
}

/** One entry: a line, or two on a phone; open, everything that is known of it. */
export function AuditRow({ entry, isOpen, onToggle, onNarrow }: AuditRowProps) {
  const name = entry.resource.name || entry.resource.id;
  return (
    <li data-row={entry.seq} className="border-b border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onToggle}
        className={cn(
          "grid min-h-9 w-full grid-cols-[14px_minmax(0,1fr)_auto] items-center gap-x-3 px-1 py-1.5 text-left text-sm hover:bg-hover",
          "md:grid-cols-[14px_110px_minmax(0,200px)_minmax(0,1fr)_120px_76px] md:py-0 outline-offset-[-2px]",
        )}
      >
        <ChevronRight
          size={14}
          className={cn("text-quiet transition-transform duration-150", isOpen && "rotate-90")}
          aria-hidden="true"
        />
        <Time value={entry.time} as="seconds" className="hidden whitespace-nowrap text-quiet md:block" />
        <span className="hidden truncate md:block">{actorWords(entry)}</span>
        <span className="flex min-w-0 flex-col md:flex-row md:gap-1.5">
          <span className="truncate text-xs text-quiet md:hidden">
            <Time value={entry.time} as="clock" /> · {actorWords(entry)}
          </span>
          <span className="flex min-w-0 gap-1.5">
            <span className="shrink-0 whitespace-nowrap">{actionWords(entry.action)}</span>
            {name ? <MiddleText className="text-quiet">{name}</MiddleText> : null}
          </span>
        </span>
        <span className="hidden truncate text-quiet md:block">{entry.address ?? ""}</span>
        <span
          className={cn(
            "text-right whitespace-nowrap",
            entry.result === "ok" ? "text-faint" : entry.result === "refused" ? "text-missed" : "text-failed",
          )}
        >
          {RESULT_WORDS[entry.result]}
        </span>
      </button>
      {isOpen ? <AuditDetail entry={entry} onNarrow={onNarrow} /> : null}
    </li>
  );
}
