import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useWorkers } from "../api/get-workers";
import { WorkerRow } from "./worker-row";

/** The workers that are alive. For administrators. */
export function WorkerList() {
  const { data, error, refetch } = useWorkers(true);
  return (
    <Section title="Workers" note={data?.length}>
      {data ? null : error ? (
        <ErrorState what="The workers" error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={2} />
      )}
      {data?.length === 0 ? (
        <EmptyState title="No worker is alive">
          Jobs that are due wait until one is. “chronos up” starts one with the rest; “chronos worker” starts
          one more, also on another machine.
        </EmptyState>
      ) : null}
      {data && data.length > 0 ? (
        <ul aria-label="Workers">
          {data.map((worker) => (
            <WorkerRow key={worker.id} worker={worker} />
          ))}
        </ul>
      ) : null}
    </Section>
  );
}
