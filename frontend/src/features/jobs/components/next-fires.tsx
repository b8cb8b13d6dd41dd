import { useQuery } from "@tanstack/react-query";
import type { Job } from "@/api/types";
import { Time } from "@/components/ui/time";
import { problemText } from "@/lib/api-problem";
import { useNow } from "@/lib/clock";
import { countOf } from "@/lib/format";
import { previewCount, schedulePreviewOptions } from "../api/preview-schedule";
import { skipWords } from "../policy-words";
import { previewRows, withSnooze } from "../preview-rows";

const MINUTE_MS = 60_000;

/** Whether two of the times would read the same without their seconds. */
function isDense(times: readonly number[]): boolean {
  return times.some((time, index) => time - (times[index - 1] ?? Number.NEGATIVE_INFINITY) < MINUTE_MS);
}

/** The next due times of a job, in its schedule's zone; those that will be skipped are struck through. */
export function NextFires({ job }: { job: Job }) {
  const now = useNow();
  const { schedule, timing, tags, id } = job;
  const preview = useQuery(
    schedulePreviewOptions(schedule, previewCount(timing, tags), { timing, tags, job_id: id }),
  );
  if (!schedule) return null;
  if (!preview.data)
    return <p className="py-2 text-faint">{preview.error ? problemText(preview.error) : " "}</p>;
  if (preview.data.slots.length === 0) return <p className="py-2 text-quiet">It will not run again.</p>;
  const coming = preview.data.slots.filter(({ due_at: due }) => Date.parse(due) > now);
  const clock = isDense(coming.map(({ due_at: due }) => Date.parse(due))) ? "seconds" : "clock";
  return (
    <ol className="min-h-32 py-1">
      {previewRows(withSnooze(coming, job.snoozed_until)).map((row) =>
        row.kind === "more" ? (
          <li key={`until ${row.until}`} className="h-6 text-faint">
            … and {countOf(row.count, "more", "more")}
          </li>
        ) : (
          <li key={row.due_at} className="flex h-6 items-center justify-between gap-3 whitespace-nowrap">
            {row.skipped === null ? (
              <>
                <Time value={row.due_at} as={clock} timeZone={schedule.timezone} />
                <Time value={row.due_at} className="text-faint" />
              </>
            ) : (
              <>
                <s className="text-faint">
                  <Time value={row.due_at} as={clock} timeZone={schedule.timezone} />
                </s>
                <span className="truncate text-faint" title={skipWords(row.skipped, row.detail)}>
                  {skipWords(row.skipped, row.detail)}
                </span>
              </>
            )}
          </li>
        ),
      )}
    </ol>
  );
}
