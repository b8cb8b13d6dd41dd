import { memo, type MouseEvent } from "react";
import { cn } from "@/lib/cn";
import { formatCount, formatDuration } from "@/lib/format";
import { isJsonLike, type TreeRow } from "../log/json-tree";
import { cutLine, isCut } from "../log/line-cut";
import { writeLineHash } from "../log/line-link";
import { SYSTEM_MARK } from "../log/log-block";
import type { LogRow as Row } from "../log/log-layout";
import { levelOf, type LogLevel } from "../log/log-level";
import { LINE_PX } from "../log/log-scroller";
import { formatLogTime, TIME_CELLS, type TimeLook } from "../log/log-time";
import type { OpenTree } from "../log/use-openings";
import { JsonTree } from "./json-tree";
import { LogText } from "./log-text";

export interface LogRowLook extends TimeLook {
  wrap: boolean;
  fold: boolean;
  /** Digits of the highest line number. */
  digits: number;
  pattern: RegExp | null;
}

export interface LogRowActions {
  onPick: (offset: number, withShift: boolean) => void;
  onShowWhole: (offset: number) => void;
  onToggleFold: (offset: number) => void;
  onToggleTree: (offset: number) => void;
  onToggleTreeRow: (offset: number, row: TreeRow) => void;
}

interface LogRowProps extends LogRowActions {
  row: Extract<Row, { kind: "line" }>;
  look: LogRowLook;
  /** Number of the attempt that begins here. */
  attempt: number | undefined;
  isSelected: boolean;
  isCurrent: boolean;
  isWhole: boolean;
  isUnfolded: boolean;
  tree: OpenTree | undefined;
}

const NUMBER_TONES: Partial<Record<LogLevel, string>> = { error: "text-failed", warn: "text-missed" };
const PILL = "rounded-sm bg-selected font-sans text-xs text-quiet select-none hover:text-fg";

/** One line: number, time, text; above it how long nothing was printed, below it what it holds as a tree. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { row, look, attempt, isSelected, tree } = props;
  const { line, silenceMs } = row;
  const ground = isSelected ? "bg-[color-mix(in_srgb,var(--state-running)_14%,var(--page))]" : "bg-page";
  return (
    <div
      className={cn("log-row group", attempt !== undefined && "shadow-[inset_0_1px_var(--line-strong)]")}
      data-offset={line.offset}
      data-time={line.time}
    >
      {silenceMs > 0 ? (
        <p
          className="sticky left-0 w-fit pl-[3ch] font-sans text-xs text-faint italic select-none"
          style={{ height: LINE_PX, lineHeight: `${LINE_PX}px` }}
        >
          … {formatDuration(silenceMs)} nothing …
        </p>
      ) : null}
      <div className={cn("flex min-w-full", ground)} style={{ minHeight: LINE_PX }}>
        <LineNumber {...props} ground={ground} />
        {look.time === "off" ? null : (
          <time
            className="shrink-0 text-faint select-none"
            style={{ width: `${TIME_CELLS[look.time] + 1}ch` }}
            dateTime={Number.isNaN(line.time) ? undefined : new Date(line.time).toISOString()}
          >
            {formatLogTime(line.time, look, row.pauseMs)}
          </time>
        )}
        <Words {...props} />
        {attempt === undefined ? null : (
          <span className="sticky right-2 z-1 mt-px ml-2 h-[18px] shrink-0 rounded-sm bg-selected px-1.5 font-sans text-xs leading-[18px] text-quiet select-none">
            Attempt {attempt}
          </span>
        )}
      </div>
      {tree ? (
        <JsonTree
          rows={tree.rows}
          indentCells={look.digits + 3}
          onToggle={(inner) => props.onToggleTreeRow(line.offset, inner)}
        />
      ) : null}
    </div>
  );
}, isSameRow);

/** Lines never change once they are here, so that where one stands is all that tells two apart. */
function isSameRow(before: LogRowProps, after: LogRowProps): boolean {
  return (
    before.row.line.offset === after.row.line.offset &&
    before.row.line.text === after.row.line.text &&
    before.row.repeats === after.row.repeats &&
    before.row.silenceMs === after.row.silenceMs &&
    before.row.pauseMs === after.row.pauseMs &&
    before.look === after.look &&
    before.attempt === after.attempt &&
    before.isSelected === after.isSelected &&
    before.isCurrent === after.isCurrent &&
    before.isWhole === after.isWhole &&
    before.isUnfolded === after.isUnfolded &&
    before.tree === after.tree &&
    before.onPick === after.onPick
  );
}

function LineNumber({ row: { line }, look, isSelected, onPick, ground }: LogRowProps & { ground: string }) {
  const { offset, stream, text } = line;
  const level = levelOf(text, stream);
  const pick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    onPick(offset, event.shiftKey);
  };
  return (
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
        className={cn(
          "pr-[1ch] pl-[1ch] text-right group-hover:text-fg",
          (stream === "system" ? undefined : NUMBER_TONES[level]) ?? (isSelected ? "text-fg" : "text-faint"),
        )}
        style={{ width: `${look.digits + 2}ch` }}
      >
        {offset + 1}
      </a>
    </span>
  );
}

function Words(props: LogRowProps) {
  const { row, look, isCurrent, isWhole, isUnfolded, tree } = props;
  const { offset, stream, text, truncated } = row.line;
  const cut = isCut(text) && !isWhole;
  // Without wrapping the end of a long line is far off.
  const showWhole = cut ? (
    <button type="button" onClick={() => props.onShowWhole(offset)} className={cn(PILL, "mr-[1ch] px-1.5")}>
      show whole ({formatCount(text.length)} characters)
    </button>
  ) : null;
  return (
    <span
      className={cn(
        "log-words min-w-0 flex-1 pr-[1ch]",
        look.wrap || isWhole ? "break-all whitespace-pre-wrap" : "whitespace-pre",
        stream === "system" && "text-quiet italic",
      )}
    >
      {row.repeats > 1 ? (
        <button
          type="button"
          aria-expanded={isUnfolded}
          aria-label={`Printed ${formatCount(row.repeats)} times in a row`}
          onClick={() => props.onToggleFold(offset)}
          className={cn(PILL, "mr-[1ch] px-1 font-medium")}
        >
          ×{row.repeats}
        </button>
      ) : null}
      {isJsonLike(text) ? (
        <button
          type="button"
          aria-expanded={tree !== undefined}
          aria-label="Open as a tree"
          onClick={() => props.onToggleTree(offset)}
          className={cn(PILL, "mr-[1ch] w-[2ch]")}
        >
          {tree ? "▾" : "▸"}
        </button>
      ) : null}
      {look.wrap ? null : showWhole}
      {stream === "system" ? <span aria-hidden="true">{SYSTEM_MARK}</span> : null}
      <LogText text={cut ? cutLine(text) : text} pattern={look.pattern} isCurrent={isCurrent} />
      {look.wrap ? showWhole : null}
      {truncated && !cut ? (
        <span className="ml-1 font-sans text-xs text-faint select-none">
          the rest of this line was not kept
        </span>
      ) : null}
    </span>
  );
}
