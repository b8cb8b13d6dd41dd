import type { MouseEvent } from "react";
import { cn } from "@/lib/cn";
import { formatCount } from "@/lib/format";
import { cutLine, isCut } from "../log/line-cut";
import { writeLineHash } from "../log/line-link";
import { SYSTEM_MARK } from "../log/log-block";
import type { StoredLine } from "../log/log-store";
import { formatLogTime, TIME_CELLS, type TimeMode } from "../log/log-time";
import { LINE_PX } from "../log/log-scroller";
import { LogText } from "./log-text";

export interface LogRowLook {
  wrap: boolean;
  time: TimeMode;
  /** What relative times count from, epoch milliseconds. */
  startMs: number;
  /** Digits of the highest line number. */
  digits: number;
  pattern: RegExp | null;
}

interface LogRowProps {
  line: StoredLine;
  look: LogRowLook;
  /** Number of the attempt that begins here. */
  attempt: number | undefined;
  isSelected: boolean;
  isCurrent: boolean;
  isWhole: boolean;
  onPick: (offset: number, withShift: boolean) => void;
  onShowWhole: (offset: number) => void;
}

/** One line: number, time, text. */
export function LogRow(props: LogRowProps) {
  const { line, look, attempt, isSelected, isCurrent, isWhole, onPick, onShowWhole } = props;
  const { offset, stream, text } = line;
  const cut = isCut(text) && !isWhole;
  const pick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    onPick(offset, event.shiftKey);
  };
  const ground = isSelected ? "bg-[color-mix(in_srgb,var(--state-running)_14%,var(--page))]" : "bg-page";
  return (
    <div
      className={cn(
        "log-row group flex min-w-full",
        ground,
        attempt !== undefined && "shadow-[inset_0_1px_var(--line-strong)]",
      )}
      style={{ minHeight: LINE_PX }}
      data-offset={offset}
    >
      <span
        className={cn(
          "sticky left-0 z-1 flex shrink-0 select-none",
          ground,
          stream === "stderr" && "shadow-[inset_2px_0_var(--state-failed)]",
        )}
      >
        <a
          href={writeLineHash({ first: offset, last: offset })}
          onClick={pick}
          tabIndex={-1}
          aria-label={`Line ${offset + 1}`}
          className="pr-[1ch] pl-[1ch] text-right text-faint group-hover:text-fg"
          style={{ width: `${look.digits + 2}ch` }}
        >
          {offset + 1}
        </a>
      </span>
      {look.time === "off" ? null : (
        <time
          className="shrink-0 text-faint select-none"
          style={{ width: `${TIME_CELLS[look.time] + 1}ch` }}
          dateTime={new Date(line.time).toISOString()}
        >
          {formatLogTime(line.time, look.time, look.startMs)}
        </time>
      )}
      <span
        className={cn(
          "min-w-0 flex-1 pr-[1ch]",
          look.wrap || isWhole ? "break-all whitespace-pre-wrap" : "whitespace-pre",
          stream === "system" && "text-quiet italic",
        )}
      >
        {stream === "system" ? <span aria-hidden="true">{SYSTEM_MARK}</span> : null}
        <LogText text={cut ? cutLine(text) : text} pattern={look.pattern} isCurrent={isCurrent} />
        {cut ? (
          <button
            type="button"
            onClick={() => onShowWhole(offset)}
            className="ml-1 rounded-sm bg-selected px-1.5 font-sans text-xs text-quiet select-none hover:text-fg"
          >
            show whole ({formatCount(text.length)} characters)
          </button>
        ) : null}
        {line.truncated && !cut ? (
          <span className="ml-1 font-sans text-xs text-faint select-none">
            the rest of this line was not kept
          </span>
        ) : null}
      </span>
      {attempt === undefined ? null : (
        <span className="sticky right-2 z-1 mt-px ml-2 h-[18px] shrink-0 rounded-sm bg-selected px-1.5 font-sans text-xs leading-[18px] text-quiet select-none">
          Attempt {attempt}
        </span>
      )}
    </div>
  );
}
