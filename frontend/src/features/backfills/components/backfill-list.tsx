import type { Backfill } from "@/api/types";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { LookIcon } from "@/components/ui/state-icon";
import { Time } from "@/components/ui/time";
import { useNow } from "@/lib/clock";
import { formatClock, formatCount, formatExact } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";
import { useCancelBackfill } from "../api/cancel-backfill";
import { useBackfills } from "../api/list-backfills";

interface BackfillListProps {
  jobId: string;
  zone: string;
  canRun?: boolean;
  onNew: () => void;
}

const LOOKS = {
  running: { look: EXECUTION_LOOK.running, word: "Running" },
  done: { look: EXECUTION_LOOK.succeeded, word: "Done" },
  cancelled: { look: EXECUTION_LOOK.cancelled, word: "Cancelled" },
} as const;

/** The backfills of a job, newest first, with how far each is. */
export function BackfillList({ jobId, zone, canRun = true, onNew }: BackfillListProps) {
  const { data, error, refetch } = useBackfills(jobId);
  if (!data)
    return error ? (
      <ErrorState what="The backfills" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={3} />
    );
  if (data.length === 0)
    return (
      <EmptyState title="No backfills" action={canRun ? <Button onClick={onNew}>Backfill…</Button> : null}>
        A backfill runs due times of the past that did not run, for example those of a pause or an outage.
      </EmptyState>
    );
  const newest = [...data].sort((left, right) => Date.parse(right.created_at) - Date.parse(left.created_at));
  return (
    <>
      {canRun ? (
        <div className="flex justify-end pb-2">
          <Button size="sm" onClick={onNew}>
            Backfill…
          </Button>
        </div>
      ) : null}
      <ul aria-label="Backfills" className="border-t border-line">
        {newest.map((backfill) => (
          <Row key={backfill.id} backfill={backfill} zone={zone} canRun={canRun} />
        ))}
      </ul>
    </>
  );
}

function Row({ backfill, zone, canRun }: { backfill: Backfill; zone: string; canRun: boolean }) {
  const cancel = useCancelBackfill(backfill.job_id);
  const { look, word } = LOOKS[backfill.state];
  const { dispatched, total } = backfill;
  const now = useNow(60_000);
  return (
    <li className="border-b border-line py-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="flex w-28 items-center gap-1.5 whitespace-nowrap">
          <LookIcon look={look} />
          {word}
        </span>
        <span
          className="min-w-0 flex-1 basis-48"
          title={`${formatExact(backfill.from, zone)} to ${formatExact(backfill.to, zone)}`}
        >
          {formatClock(backfill.from, now, zone)} to {formatClock(backfill.to, now, zone)}
        </span>
        <span className="whitespace-nowrap">
          {formatCount(dispatched)} of {formatCount(total)} started
        </span>
        {backfill.state === "running" && canRun ? (
          <Button size="sm" isBusy={cancel.isPending} onClick={() => cancel.mutate(backfill.id)}>
            Cancel
          </Button>
        ) : null}
      </div>
      <div className="mt-1.5 flex items-center gap-4">
        <progress
          aria-label="Share that has been started"
          className="h-1 flex-1 appearance-none overflow-hidden rounded-full bg-selected [&::-moz-progress-bar]:bg-quiet [&::-webkit-progress-bar]:bg-selected [&::-webkit-progress-value]:bg-quiet"
          max={Math.max(1, total)}
          value={total === 0 ? 1 : dispatched}
        />
        <span className="text-xs whitespace-nowrap text-faint">
          {backfill.max_parallel} at once · asked <Time value={backfill.created_at} />
          {backfill.created_by ? ` by ${backfill.created_by}` : ""}
        </span>
      </div>
    </li>
  );
}
