import type { ComponentProps, CSSProperties } from "react";
import { Link } from "react-router";
import { LookIcon } from "@/components/ui/state-icon";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { formatCount } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";
import { countLooks, executionOf, isLateSlot, slotLook } from "../looks";
import { MARK_PX, type SlotMark } from "../marks";

interface SlotMarkProps {
  mark: SlotMark;
  /** The whole answer, read out. */
  words: string;
  /** Share of the strip's width, 0 to 1. */
  left: number;
  right: number;
  isReachable: boolean;
  /** Called when a group is chosen. */
  onOpen: (mark: SlotMark) => void;
  onActive: (mark: SlotMark | null) => void;
}

/** One mark of the strip: leads to the execution, or closer into a group. */
export function SlotMarkView({ mark, words, left, right, isReachable, onOpen, onActive }: SlotMarkProps) {
  const isWide = right > left;
  const [slot] = mark.slots;
  const style: CSSProperties = isWide
    ? { left: percent(left), width: `max(${percent(right - left)}, ${MARK_PX}px)` }
    : { left: percent(left), width: MARK_PX, marginLeft: -MARK_PX / 2 };
  const shared = {
    "data-mark": "",
    "aria-label": words,
    tabIndex: isReachable ? 0 : -1,
    style,
    className: cn(
      "absolute inset-y-0 flex items-center justify-center rounded-sm hover:bg-hover focus-visible:z-1",
      "focus-visible:outline-offset-0",
    ),
    onFocus: () => onActive(mark),
    onBlur: () => onActive(null),
    onMouseEnter: () => onActive(mark),
    onMouseLeave: () => onActive(null),
  } satisfies ComponentProps<"button"> & { "data-mark": string };
  const drawing = mark.isGroup ? <Group mark={mark} /> : <Single mark={mark} isWide={isWide} />;
  const execution = mark.isGroup || !slot ? null : executionOf(slot);
  if (execution !== null)
    return (
      <Link to={paths.execution(execution)} {...shared}>
        {drawing}
      </Link>
    );
  return (
    <button type="button" onClick={() => (mark.isGroup ? onOpen(mark) : onActive(mark))} {...shared}>
      {drawing}
    </button>
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(3)}%`;
}

function Single({ mark, isWide }: { mark: SlotMark; isWide: boolean }) {
  const [slot] = mark.slots;
  if (!slot) return null;
  const look = slotLook(slot);
  if (isWide)
    return (
      <span
        className="flex h-4 min-w-0 flex-1 items-center justify-center gap-0.5 overflow-hidden rounded-sm border bg-page px-0.5 text-[10px] leading-none"
        style={{ borderColor: look.color, color: look.color }}
      >
        <LookIcon look={look} className="size-2.5" />
        <span className="truncate">{formatCount(mark.count)}</span>
      </span>
    );
  return (
    <span className="relative flex flex-col items-center bg-page">
      {isLateSlot(slot) ? <span className="absolute -top-2 h-1.5 w-0.5 rounded-full bg-missed" /> : null}
      <LookIcon look={look} className="size-3" />
    </span>
  );
}

/** A column whose parts are the shares of each look; what needs a person stands over it as a mark. */
function Group({ mark }: { mark: SlotMark }) {
  const looks = countLooks(mark.slots);
  const worst = looks[0]?.look ?? EXECUTION_LOOK.succeeded;
  const isCalm = worst === EXECUTION_LOOK.succeeded;
  return (
    <span className="relative flex h-5 w-1.5 flex-col-reverse overflow-visible">
      {isCalm ? null : (
        <LookIcon look={worst} className="absolute -top-2.5 left-1/2 size-2.5 -translate-x-1/2" />
      )}
      {looks.map(({ look, count }) => (
        <span
          key={look.word}
          className="min-h-0.5 first:rounded-b-sm last:rounded-t-sm"
          style={{
            flexGrow: count,
            background: look === EXECUTION_LOOK.succeeded ? "var(--bar)" : look.color,
          }}
        />
      ))}
    </span>
  );
}
