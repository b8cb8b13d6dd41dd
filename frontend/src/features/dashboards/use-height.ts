import { type RefObject, useEffect, useRef, useState } from "react";

/** How high an element is, in px, as it changes; `fallback` until that is known. */
export function useHeight(fallback: number): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(fallback);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      if (current.clientHeight > 0) setHeight(current.clientHeight);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, height];
}
