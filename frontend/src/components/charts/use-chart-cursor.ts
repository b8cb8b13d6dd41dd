import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";

interface CursorOptions {
  /** Where the steps of the axis begin and end, rising from 0 to 1: one more than there are steps. */
  edges: readonly number[];
  /** What there is to say of a step, for those who do not see it. */
  textOf: (step: number) => string;
  /** Called with the first and the last of the steps that were selected. */
  onBrush?: ((first: number, last: number) => void) | undefined;
}

export interface ChartCursor {
  /** The step under the pointer or the keys; null: none. */
  step: number | null;
  /** First and last step that are selected while the button or Shift is held. */
  selected: readonly [number, number] | null;
  /** For the element that lies over the plot. */
  surface: {
    tabIndex: 0;
    role: "slider";
    "aria-valuemin": number;
    "aria-valuemax": number;
    "aria-valuenow": number;
    "aria-valuetext": string;
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    onPointerCancel: () => void;
    onPointerLeave: () => void;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    onBlur: () => void;
  };
}

/** Less than this is a click. */
const DRAG_PX = 5;

/**
 * Looks at a chart step by step, and selects a stretch of it.
 *
 * Pointer: hovering looks, dragging selects. Keys: arrows, Home and End look, with Shift they select, Enter takes what
 * is selected (or the step itself), Escape lets go of it.
 */
export function useChartCursor({ edges, textOf, onBrush }: CursorOptions): ChartCursor {
  const [step, setStep] = useState<number | null>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const pressedPx = useRef<number | null>(null);
  const last = Math.max(0, edges.length - 2);
  const current = step === null ? null : Math.min(step, last);
  const selected =
    anchor === null || current === null
      ? null
      : ([Math.min(anchor, current), Math.max(anchor, current)] as const);
  const letGo = () => {
    setAnchor(null);
    pressedPx.current = null;
  };
  const take = () => {
    if (current !== null && onBrush) onBrush(...(selected ?? [current, current]));
    letGo();
  };
  return {
    step: current,
    selected,
    surface: {
      tabIndex: 0,
      role: "slider",
      "aria-valuemin": 0,
      "aria-valuemax": last,
      "aria-valuenow": current ?? last,
      "aria-valuetext": textOf(current ?? last),
      onPointerDown: (event) => {
        if (!onBrush || event.button !== 0) return;
        pressedPx.current = event.clientX;
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event) => {
        const at = stepAt(edges, shareOf(event));
        if (pressedPx.current !== null && anchor === null && isDrag(event, pressedPx.current))
          setAnchor(current ?? at);
        setStep(at);
      },
      onPointerUp: () => (anchor === null ? letGo() : take()),
      onPointerCancel: letGo,
      onPointerLeave: () => {
        if (pressedPx.current === null) setStep(null);
      },
      onKeyDown: (event) => {
        const next = nextStep(event.key, current ?? last, last);
        if (next !== null) {
          if (!event.shiftKey) setAnchor(null);
          else if (onBrush && anchor === null) setAnchor(current ?? last);
          setStep(next);
        } else if (event.key === "Enter" && onBrush) take();
        else if (event.key === "Escape" && anchor !== null) letGo();
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
      onBlur: () => {
        letGo();
        setStep(null);
      },
    },
  };
}

function isDrag(event: PointerEvent, startedPx: number): boolean {
  return Math.abs(event.clientX - startedPx) >= DRAG_PX;
}

function shareOf(event: PointerEvent<HTMLElement>): number {
  const frame = event.currentTarget.getBoundingClientRect();
  return (event.clientX - frame.left) / Math.max(1, frame.width);
}

function nextStep(key: string, from: number, last: number): number | null {
  if (key === "ArrowLeft") return Math.max(0, from - 1);
  if (key === "ArrowRight") return Math.min(last, from + 1);
  if (key === "Home") return 0;
  return key === "End" ? last : null;
}

/** The step that `share` of the axis lies in. */
export function stepAt(edges: readonly number[], share: number): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((edges[middle] ?? 0) <= share) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
