import { type RefObject, useLayoutEffect, useState } from "react";

export interface Viewport {
  widthPx: number;
  heightPx: number;
  /** Width of one character of the log's font. */
  characterPx: number;
}

const SAMPLE_CHARACTERS = 100;
const UNMEASURED: Viewport = { widthPx: 960, heightPx: 600, characterPx: 7.5 };

/** Size of the element that scrolls and of a character in it, kept up with resizing and zoom. */
export function useViewport(
  element: RefObject<HTMLElement | null>,
  sample: RefObject<HTMLElement | null>,
): Viewport {
  const [viewport, setViewport] = useState(UNMEASURED);
  useLayoutEffect(() => {
    const scroller = element.current;
    if (!scroller || typeof ResizeObserver === "undefined") return;
    const measure = () => {
      const characterPx = (sample.current?.getBoundingClientRect().width ?? 0) / SAMPLE_CHARACTERS;
      if (scroller.clientHeight === 0 || characterPx === 0) return;
      setViewport({ widthPx: scroller.clientWidth, heightPx: scroller.clientHeight, characterPx });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    measure();
    return () => observer.disconnect();
  }, [element, sample]);
  return viewport;
}

/** The text to measure. */
export const SAMPLE = "0".repeat(SAMPLE_CHARACTERS);
