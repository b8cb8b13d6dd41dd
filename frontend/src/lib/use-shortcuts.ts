import { useEffect, useRef } from "react";

export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

const SEQUENCE_MS = 1_200;

/** Whether keys belong to a field, a menu or a dialog right now. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  if (!target) return false;
  if (target.isContentEditable || target.closest("input, textarea, select, [role='menu'], [role='dialog']"))
    return true;
  return document.querySelector("[role='dialog'], [role='alertdialog']") !== null;
}

/**
 * Single keys (`r`, `/`) and two-key sequences (`g j`) while no field has the focus.
 * Keys with Ctrl, Alt or ⌘ are left to the browser.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const sequence = first && Date.now() - first.at < SEQUENCE_MS ? `${first.key} ${event.key}` : null;
      first = { key: event.key, at: Date.now() };
      const action = (sequence ? current.current[sequence] : undefined) ?? current.current[event.key];
      if (!action) return;
      first = null;
      event.preventDefault();
      action(event);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
