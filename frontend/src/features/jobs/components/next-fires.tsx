import { useQuery } from "@tanstack/react-query";
import type { Schedule } from "@/api/types";
import { Time } from "@/components/ui/time";
import { schedulePreviewOptions } from "../api/preview-schedule";

/** The next due times of a schedule, in its own zone. */
export function NextFires({ schedule }: { schedule: Schedule }) {
  const preview = useQuery(schedulePreviewOptions(schedule));
  if (!preview.data) return <p className="py-2 text-faint">{preview.error ? preview.error.message : " "}</p>;
  if (preview.data.fire_times.length === 0) return <p className="py-2 text-quiet">It will not fire again.</p>;
  return (
    <ol className="py-1">
      {preview.data.fire_times.map((time) => (
        <li key={time} className="flex h-6 items-center justify-between gap-3">
          <Time value={time} as="clock" timeZone={schedule.timezone} />
          <Time value={time} className="text-faint" />
        </li>
      ))}
    </ol>
  );
}
