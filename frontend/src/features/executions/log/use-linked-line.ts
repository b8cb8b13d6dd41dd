import { type RefObject, useEffect, useRef } from "react";
import type { LineRange } from "./line-link";

interface LinkedLine {
  selection: LineRange | null;
  /** First line of what a person chose in the log itself, where nothing needs to move. */
  picked: RefObject<number | null>;
  /** Whether the log reaches that far by now. */
  isLoaded: boolean;
  showOffset: (offset: number) => void;
}

/** Shows the line that the address points to: once it is there, and whenever a link points to another one. */
export function useLinkedLine({ selection, picked, isLoaded, showOffset }: LinkedLine): void {
  const shown = useRef<number | null>(null);
  const first = selection?.first ?? null;
  useEffect(() => {
    if (first === null || !isLoaded || shown.current === first) return;
    shown.current = first;
    if (picked.current !== first) showOffset(first);
  }, [first, isLoaded, picked, showOffset]);
}
