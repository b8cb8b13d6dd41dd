import { useEffect, useRef } from "react";

/** Calls the action of a plain key press, unless somebody types or a dialog is open. */
export function useLogKeys(actions: Record<string, () => void>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    let previous = { key: "", at: 0 };
    const onKey = (event: KeyboardEvent) => {
      const before = previous;
      previous = { key: event.key, at: event.timeStamp };
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isBusy(event.target))
        return;
      const isSecondOfPair = before.key === "g" && event.timeStamp - before.at < 1500;
      const action = latest.current[event.key];
      if (!action || isSecondOfPair) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}
