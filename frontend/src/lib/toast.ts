import { useSyncExternalStore } from "react";

export interface ToastOptions {
  /** One with the same id takes the place of the former. */
  id?: string;
  description?: string | undefined;
  /** How long it stays while nobody looks at it closely, ms. */
  duration?: number;
  action?: { label: string; onClick: () => void } | undefined;
}

/** A short message in the corner. */
export interface Toast extends Omit<ToastOptions, "id" | "duration"> {
  id: string;
  /** Another one each time it is shown. */
  key: number;
  title: string;
  isError: boolean;
  durationMs: number;
}

const DURATION_MS = 5_000;
/** Of more the oldest makes room. */
const MOST = 5;

let shown: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  shown = next;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function show(title: string, isError: boolean, options: ToastOptions): void {
  count += 1;
  const { id = `toast ${count}`, duration = DURATION_MS, ...rest } = options;
  const others = shown.filter((other) => other.id !== id);
  change([...others, { ...rest, id, key: count, title, isError, durationMs: duration }].slice(-MOST));
}

/** Says in the corner what was done. */
export function toast(title: string, options: ToastOptions = {}): void {
  show(title, false, options);
}

/** Says in the corner what went wrong. */
toast.error = (title: string, options: ToastOptions = {}): void => show(title, true, options);

export function dismissToast(id: string): void {
  change(shown.filter((other) => other.id !== id));
}

/** Those that are shown, the oldest first. */
export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => shown);
}
