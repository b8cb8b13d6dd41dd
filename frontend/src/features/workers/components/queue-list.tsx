import type { QueueView } from "@/api/types";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/cn";
import { countOf, formatCount } from "@/lib/format";
import { useQueues } from "../api/get-queues";

/** What waits, for which workers, and why nobody takes it. */
export function QueueList() {
  const { data, error, refetch } = useQueues();
  return (
    <Section title="Queues" note={data?.length}>
      {data ? null : error ? (
        <ErrorState what="The queues" error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={3} />
      )}
      {data?.length === 0 ? (
        <EmptyState title="No queues">
          There is one as soon as a worker serves it or something waits on it.
        </EmptyState>
      ) : null}
      {data && data.length > 0 ? (
        <ul aria-label="Queues">
          {data.map((queue) => (
            <QueueRow key={`${queue.name} ${queue.needs.join(" ")}`} queue={queue} />
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

function QueueRow({ queue }: { queue: QueueView }) {
  const { name, needs, waiting, oldest_at: oldestAt, workers, reason } = queue;
  const isStuck = waiting > 0 && reason !== null;
  return (
    <li
      data-row=""
      className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-line px-1 py-1.5 text-sm"
    >
      <span className="flex min-w-0 flex-1 basis-48 flex-wrap items-center gap-1.5">
        <span className="min-w-0 truncate font-medium">{name}</span>
        {needs.length > 0 ? <span className="text-faint">needs</span> : null}
        {needs.map((need) => (
          <Tag key={need}>{need.replace("kind-", "")}</Tag>
        ))}
      </span>
      <span className="flex flex-wrap gap-x-4 whitespace-nowrap max-sm:basis-full">
        <span className={cn("sm:w-24 sm:text-right", waiting > 0 ? "text-fg" : "text-faint")}>
          {formatCount(waiting)} waiting
        </span>
        <span className="text-quiet sm:w-40 sm:text-right">
          {oldestAt === null ? null : (
            <>
              oldest due <Time value={oldestAt} />
            </>
          )}
        </span>
        <span className={cn("sm:w-24 sm:text-right", workers > 0 ? "text-quiet" : "text-missed")}>
          {workers > 0 ? countOf(workers, "worker") : "no worker"}
        </span>
      </span>
      {reason === null ? null : (
        <span className={cn("basis-full text-xs", isStuck ? "text-missed" : "text-faint")}>{reason}</span>
      )}
    </li>
  );
}
