import type { LaneLoad } from "@/api/types";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/cn";
import { countOf } from "@/lib/format";
import { atOnce, secondsWords } from "../words";

interface LaneListProps {
  lanes: readonly LaneLoad[];
  isChosen: (lane: LaneLoad) => boolean;
  onChoose: (lane: LaneLoad) => void;
}

const KINDS: Record<string, string> = { queue: "Queue", label: "Label" };

/** What comes to each queue and to workers with each label; one that is pressed is shown alone. */
export function LaneList({ lanes, isChosen, onChoose }: LaneListProps) {
  return (
    <ul aria-label="Queues and labels" className="divide-y divide-line text-sm">
      {lanes.map((lane) => {
        const { kind, name, jobs, starts, busy_s: busy, peak, peak_at: at, capacity } = lane;
        const isTight = capacity !== null && peak > capacity;
        return (
          <li key={`${kind} ${name}`}>
            <button
              type="button"
              aria-pressed={isChosen(lane)}
              onClick={() => onChoose(lane)}
              className={cn(
                "grid w-full gap-x-4 gap-y-0.5 px-1 py-2 text-left hover:bg-hover sm:grid-cols-[minmax(140px,1fr)_1fr_1fr_1.4fr]",
                isChosen(lane) && "bg-selected hover:bg-selected",
              )}
            >
              <span className="min-w-0 truncate font-medium">
                <span className="font-normal text-faint">{KINDS[kind] ?? kind}</span> {name}
              </span>
              <span className="text-quiet">
                {countOf(jobs, "job")}, {countOf(starts, "start")}
              </span>
              <span className="text-quiet">{secondsWords(busy)} in all</span>
              <span className={isTight ? "text-failed" : ""}>
                {at === null ? "idle" : <>{atOnce(peak)} at once, </>}
                {at === null ? null : <Time value={at} as="clock" />}
                {capacity === null ? null : (
                  <span className="text-faint"> of {countOf(capacity, "slot")}</span>
                )}
                {isTight ? <span className="sr-only"> too few</span> : null}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
