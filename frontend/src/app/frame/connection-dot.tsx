import type { StreamState } from "@/lib/live-stream";
import { useConnection } from "@/lib/connection";
import { useNow } from "@/lib/clock";
import { cn } from "@/lib/cn";
import { formatClock } from "@/lib/format";
import { useZone } from "@/lib/zone";
import { Tooltip } from "@/components/ui/tooltip";

/** How long a hiccup is kept quiet before it is worth a word. */
const QUIET_MS = 2_000;

const EXPLAINED: Record<StreamState["status"], string> = {
  connecting: "Opening the live connection.",
  live: "What you see changes as it happens.",
  catching_up: "The connection was lost and is being resumed; nothing is missed.",
  offline: "No connection: what you see is as old as this says. It comes back by itself.",
};

/** Whether the page is live, catching up, or offline since when. */
export function ConnectionDot() {
  const { status, since } = useConnection();
  const now = useNow();
  const zone = useZone();
  const isBrief = status === "connecting" || (status === "catching_up" && now - since < QUIET_MS);
  const shown = isBrief ? "live" : status;
  const word =
    shown === "live"
      ? "Live"
      : shown === "catching_up"
        ? "Catching up"
        : `Offline since ${formatClock(since, now, zone)}`;
  return (
    <Tooltip content={EXPLAINED[status]} side="bottom">
      <span
        role="status"
        tabIndex={0}
        className={cn(
          "flex h-8 items-center gap-1.5 rounded-md px-2 text-xs whitespace-nowrap",
          shown === "offline" ? "font-medium text-missed" : "text-quiet",
        )}
      >
        <span
          aria-hidden="true"
          className={cn(
            "size-1.5 rounded-full",
            shown === "live"
              ? "bg-succeeded"
              : shown === "offline"
                ? "bg-missed"
                : "animate-breathe bg-running",
          )}
        />
        {word}
      </span>
    </Tooltip>
  );
}
