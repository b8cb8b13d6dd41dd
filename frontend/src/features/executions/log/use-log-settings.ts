import { useCallback, useState } from "react";
import { TIME_MODES, type TimeMode } from "./log-time";

export interface LogSettings {
  wrap: boolean;
  time: TimeMode;
  /** Shows lines that repeat the one before once, and long pauses. */
  fold: boolean;
}

const KEY = "chronos.log";

/** How a person likes logs to look, remembered by the browser. */
export function useLogSettings() {
  const [settings, setSettings] = useState(readSettings);
  const change = useCallback((part: Partial<LogSettings>) => {
    setSettings((before) => {
      const next = { ...before, ...part };
      try {
        localStorage.setItem(KEY, JSON.stringify(next));
      } catch {
        // Storage may be full or forbidden; then the choice lasts as long as the page.
      }
      return next;
    });
  }, []);
  return [settings, change] as const;
}

function readSettings(): LogSettings {
  const isNarrow = typeof matchMedia === "function" && matchMedia("(max-width: 640px)").matches;
  const usual: LogSettings = { wrap: isNarrow, time: "off", fold: true };
  try {
    const known = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<LogSettings>;
    return {
      wrap: typeof known.wrap === "boolean" ? known.wrap : usual.wrap,
      time: TIME_MODES.find((mode) => mode === known.time) ?? usual.time,
      fold: typeof known.fold === "boolean" ? known.fold : usual.fold,
    };
  } catch {
    return usual;
  }
}
