import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useNow } from "@/lib/clock";
import { cn } from "@/lib/cn";
import { useWidth } from "@/lib/use-width";
import { offsetMs } from "@/lib/zoned-time";
import { marksOf, type SlotMark, ticksOf } from "../marks";
import { tickWord } from "../tick-word";
import { markWords, type ShownHistory, summary } from "../words";
import { SlotMarkView } from "./slot-mark";

interface SlotStripProps {
  history: ShownHistory;
  /** The zone of the job's schedule. */
  zone: string;
  /** The strip ends in the present. */
  isLive: boolean;
  isStale: boolean;
  /** A group was chosen: show it closer. */
  onZoom: (from: number, to: number) => void;
}

const FALLBACK_PX = 960;
const LABEL_PX = 84;

/** Each due time as a mark on a line; its answer stands below while it is hovered or has the focus. */
export function SlotStrip({ history, zone, isLive, isStale, onZoom }: SlotStripProps) {
  const now = useNow(60_000);
  const [line, width] = useWidth<HTMLDivElement>(FALLBACK_PX);
  const marksRef = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<SlotMark | null>(null);
  const [reached, setReached] = useState<number | null>(null);
  const { from, to, slots } = history;
  const canvas = useMemo(() => ({ from, to, width, offsetMs: offsetMs(to, zone) }), [from, to, width, zone]);
  const marks = useMemo(() => marksOf(slots, canvas), [slots, canvas]);
  const place = (at: number) => Math.min(1, Math.max(0, (at - from) / Math.max(1, to - from)));
  const reachable = Math.min(reached ?? marks.length - 1, marks.length - 1);
  const move = (event: KeyboardEvent) => {
    const target = targetOf(event.key, reachable, marks.length);
    if (target === null) return;
    event.preventDefault();
    setReached(target);
    marksRef.current?.querySelectorAll<HTMLElement>("[data-mark]")[target]?.focus();
  };
  return (
    <div className={cn("transition-opacity", isStale && "opacity-60")}>
      <div ref={line} className="relative mx-1.5 h-9">
        <div className="absolute inset-x-0 top-1/2 h-px bg-line-strong" />
        <div ref={marksRef} role="group" aria-label="Due times, oldest first" onKeyDown={move}>
          {marks.map((mark, index) => (
            <SlotMarkView
              key={`${mark.from} ${mark.isGroup ? "group" : ""}`}
              mark={mark}
              words={markWords(mark, now, zone)}
              left={place(mark.from)}
              right={place(mark.to)}
              isReachable={index === reachable}
              onOpen={({ from: start, to: end }) => onZoom(start, end)}
              onActive={(next) => {
                setActive(next);
                if (next) setReached(index);
              }}
            />
          ))}
        </div>
      </div>
      <div className="relative mx-1.5 h-4 text-xs text-faint" aria-hidden="true">
        {ticksOf(canvas, LABEL_PX)
          .filter((at) => !isLive || (1 - place(at)) * width > 0.75 * LABEL_PX)
          .map((at) => (
            <span
              key={at}
              className="absolute -translate-x-1/2 whitespace-nowrap"
              style={{ left: `${Math.min(97, Math.max(3, 100 * place(at)))}%` }}
            >
              {tickWord(at, to - from, zone)}
            </span>
          ))}
        {isLive ? <span className="absolute right-0 bg-page pl-1">now</span> : null}
      </div>
      <p className="min-h-10 py-1 text-sm sm:min-h-7">
        {active ? (
          markWords(active, now, zone)
        ) : (
          <span className="text-quiet">{summary(history, now, zone)}</span>
        )}
      </p>
    </div>
  );
}

/** Where an arrow, Home or End leads; null for other keys. */
function targetOf(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowLeft":
      return Math.max(0, at - 1);
    case "ArrowRight":
      return Math.min(count - 1, at + 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
