import { useEffect, useState } from "react";
import { areRanksKnown, ranksOf } from "./log-level";
import type { LogStore } from "./log-store";

const SLICE_MS = 6;
const TOLD_EVERY_MS = 120;

/** Finds out how much each line matters while `isOn`, a slice of time after another; rises as more is known. */
export function useLevelScan(store: LogStore, version: number, isOn: boolean): number {
  const [known, setKnown] = useState(0);
  useEffect(() => {
    if (!isOn) return;
    let toldAt = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let hasNews = false;
    const scan = () => {
      const isDone = scanFor(store, SLICE_MS, () => (hasNews = true));
      const now = performance.now();
      if (hasNews && (isDone || now - toldAt > TOLD_EVERY_MS)) {
        toldAt = now;
        hasNews = false;
        setKnown((before) => before + 1);
      }
      if (!isDone) timer = setTimeout(scan, 0);
    };
    timer = setTimeout(scan, 0);
    return () => clearTimeout(timer);
  }, [store, version, isOn]);
  return known;
}

function scanFor(store: LogStore, budgetMs: number, onFound: () => void): boolean {
  const until = performance.now() + budgetMs;
  for (const segment of store.segments()) {
    if (segment.kind === "gap" || areRanksKnown(segment.block)) continue;
    ranksOf(segment.block);
    onFound();
    if (performance.now() > until) return false;
  }
  return true;
}
