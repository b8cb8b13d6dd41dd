import { Link } from "react-router";
import type { WorkerInfo } from "@/api/types";
import { MiddleText } from "@/components/ui/middle-text";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { useNow } from "@/lib/clock";
import { cn } from "@/lib/cn";
import { countOf, formatCount } from "@/lib/format";

const SHOWN = 6;
/** Heartbeats come every few seconds: this long without one is worth a word. */
const SILENT_MS = 15_000;

/** Who does the work: slots in use, who is draining, who is silent. */
export function Workers({ workers }: { workers: readonly WorkerInfo[] }) {
  const now = useNow(5_000);
  const slots = workers.reduce((sum, worker) => sum + worker.slots, 0);
  const used = workers.reduce((sum, worker) => sum + worker.running, 0);
  return (
    <Section
      title="Workers"
      note={workers.length === 0 ? null : `${used} of ${formatCount(slots)} slots in use`}
      actions={
        <Link to={paths.workers} className="text-quiet underline-offset-2 hover:text-fg hover:underline">
          All
        </Link>
      }
    >
      {workers.slice(0, SHOWN).map((worker) => {
        const isSilent = now - Date.parse(worker.seen_at) > SILENT_MS;
        return (
          <div key={worker.id} className="border-b border-line py-1.5">
            <div className="flex h-5 items-center justify-between gap-3">
              <MiddleText>{`${worker.host} · ${worker.pid}`}</MiddleText>
              <span className={cn("whitespace-nowrap", isSilent ? "text-missed" : "text-quiet")}>
                {isSilent ? (
                  <>
                    silent, seen <Time value={worker.seen_at} />
                  </>
                ) : worker.is_draining ? (
                  "draining"
                ) : worker.is_cordoned ? (
                  "cordoned"
                ) : (
                  `${worker.running} / ${worker.slots}`
                )}
              </span>
            </div>
            <div className="mt-1 h-1 overflow-hidden rounded-full bg-selected" aria-hidden="true">
              <div
                className="h-full rounded-full bg-quiet"
                style={{ width: `${worker.slots === 0 ? 0 : (100 * worker.running) / worker.slots}%` }}
              />
            </div>
          </div>
        );
      })}
      {workers.length > SHOWN ? (
        <p className="py-2 text-faint">and {countOf(workers.length - SHOWN, "more worker")}</p>
      ) : null}
      {workers.length === 0 ? <p className="py-2 text-missed">No worker is alive.</p> : null}
    </Section>
  );
}
