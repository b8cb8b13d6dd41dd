import { ArrowDown } from "lucide-react";
import { countOf, formatCount } from "@/lib/format";
import type { LogStatus as Status } from "../log/log-loader";

interface LogStatusProps {
  status: Status;
  lineCount: number;
  /** Lines that exist and are not here yet. */
  missingCount: number;
}

/** How complete the log on the screen is. */
export function LogStatus({ status, lineCount, missingCount }: LogStatusProps) {
  return (
    <p role="status" className="flex min-w-0 items-center gap-1.5 truncate text-xs text-faint">
      {words(status, lineCount, missingCount)}
    </p>
  );
}

function words({ phase, problem }: Status, lineCount: number, missingCount: number): string {
  const lines = countOf(lineCount, "line");
  if (phase === "failed") return `${lines} · ${problem ?? "The rest could not be loaded."}`;
  if (phase === "reconnecting") return `${lines} · ${problem ?? "The connection was lost."} Trying again…`;
  if (missingCount > 0) return `${lines} of ${formatCount(lineCount + missingCount)} loaded`;
  return phase === "live" ? `${lines} · live` : phase === "loading" ? "Loading…" : lines;
}

interface PausedProps {
  newLines: number;
  onFollow: () => void;
}

/** Shown over the log while it grows below what is read. */
export function PausedButton({ newLines, onFollow }: PausedProps) {
  return (
    <button
      type="button"
      onClick={onFollow}
      className="absolute right-5 bottom-4 z-10 inline-flex h-8 animate-appear items-center gap-1.5 rounded-full bg-action px-3.5 text-sm font-medium text-action-fg shadow-float hover:bg-action-hover"
    >
      <ArrowDown size={14} aria-hidden="true" />
      Paused, {formatCount(newLines)} new {newLines === 1 ? "line" : "lines"}
    </button>
  );
}
