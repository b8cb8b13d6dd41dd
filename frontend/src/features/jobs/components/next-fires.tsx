import { useQuery } from "@tanstack/react-query";
import type { Schedule } from "@/api/types";
import { Time } from "@/components/ui/time";
import { problemText } from "@/lib/api-problem";
import { useNow } from "@/lib/clock";
import { schedulePreviewOptions } from "../api/preview-schedule";

const MINUTE_MS = 60_000;

/** Whether two of the times would read the same without their seconds. */
function isDense(times: readonly number[]): boolean {
  return times.some((time, index) => time - (times[index - 1] ?? Number.NEGATIVE_INFINITY) < MINUTE_MS);
}

/** The next due times of a schedule, in its own zone. */
export function NextFires({ schedule }: { schedule: Schedule }) {
  const now = useNow();
  const preview = useQuery(schedulePreviewOptions(schedule));
  if (!preview.data)
    return <p className="py-2 text-faint">{preview.error ? problemText(preview.error) : " "}</p>;
  const times = preview.data.fire_times.map((time) => Date.parse(time)).filter((time) => time > now);
  if (preview.data.fire_times.length === 0) return <p className="py-2 text-quiet">It will not fire again.</p>;
  return (
    <ol className="min-h-32 py-1">
      {times.map((time) => (
        <li key={time} className="flex h-6 items-center justify-between gap-3">
          <Time value={time} as={isDense(times) ? "seconds" : "clock"} timeZone={schedule.timezone} />
          <Time value={time} className="text-faint" />
        </li>
      ))}
    </ol>
  );
}
