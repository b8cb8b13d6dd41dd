import { useEffect } from "react";

/** Keeps the screen on while the page is in sight, where the browser can. */
export function useWakeLock(): void {
  useEffect(() => {
    // Absent where the page is not served securely, whatever the types say.
    const lock = (navigator as Partial<Navigator>).wakeLock;
    if (lock === undefined) return;
    let held: WakeLockSentinel | null = null;
    let isOver = false;
    const hold = () => {
      // The browser lets go of it whenever the page is out of sight.
      if (document.visibilityState !== "visible") return;
      lock.request("screen").then(
        (sentinel) => {
          if (isOver) void sentinel.release();
          else held = sentinel;
        },
        () => undefined,
      );
    };
    hold();
    document.addEventListener("visibilitychange", hold);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", hold);
      void held?.release();
    };
  }, []);
}
