import { useCallback, useState } from "react";
import type { TimeMode } from "./log-time";

export interface LogSettings {
  wrap: boolean;
  time: TimeMode;
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
  const usual: LogSettings = { wrap: isNarrow, time: "off" };
  try {
    const known = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<LogSettings>;
    return {
      wrap: typeof known.wrap === "boolean" ? known.wrap : usual.wrap,
      time: known.time === "absolute" || known.time === "relative" ? known.time : usual.time,
    };
  } catch {
    return usual;
  }
}
