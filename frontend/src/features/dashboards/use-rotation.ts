import { useEffect, useState } from "react";

/** Goes from one to the next of `count` every so many seconds, unless told to stay. */
export function useRotation(count: number, everyS: number) {
  const [at, setAt] = useState(0);
  const [isPaused, setPaused] = useState(false);
  const step = (by: number) => setAt((now) => (now + by + count) % Math.max(1, count));
  useEffect(() => {
    if (isPaused || count < 2) return;
    const timer = setTimeout(() => setAt((at + 1) % count), everyS * 1_000);
    return () => clearTimeout(timer);
  }, [at, isPaused, count, everyS]);
  return {
    at: at < count ? at : 0,
    isPaused,
    setPaused,
    next: () => step(1),
    previous: () => step(-1),
  };
}
