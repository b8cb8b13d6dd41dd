import { useNow } from "@/lib/clock";
import { formatDuration } from "@/lib/format";

interface RunningTimeProps {
  /** When it began, RFC 3339; null while it has not. */
  since: string | null;
}

/** How long something has been going on, ticking. */
export function RunningTime({ since }: RunningTimeProps) {
  const now = useNow();
  if (since === null) return null;
  const elapsed = Math.max(0, now - Date.parse(since));
  return (
    <span className="text-running">
      {elapsed < 1000 ? "0 s" : formatDuration(Math.floor(elapsed / 1000) * 1000)}
    </span>
  );
}
