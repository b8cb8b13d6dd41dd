import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { useMay, useMe } from "@/features/auth/api/get-me";
import { useQueues } from "@/features/workers/api/get-queues";
import { useWorkers } from "@/features/workers/api/get-workers";
import { QueueList } from "@/features/workers/components/queue-list";
import { WorkerList } from "@/features/workers/components/worker-list";
import { workersAnswer } from "@/features/workers/words";

export function Component() {
  const me = useMe();
  const seesWorkers = useMay()("worker:read");
  const workers = useWorkers(seesWorkers);
  const queues = useQueues();
  const isKnown = queues.data !== undefined && (!seesWorkers || workers.data !== undefined);
  return (
    <Page title="Workers">
      <PageHeader title="Workers">
        {isKnown ? workersAnswer(workers.data, queues.data) : "Who does the work, and what waits for them."}
        {me.data && !seesWorkers
          ? " Of what waits you see your own; workers are shown to operators and administrators."
          : null}
      </PageHeader>
      <div className="flex flex-col gap-7">
        {seesWorkers ? <WorkerList /> : null}
        <QueueList />
      </div>
    </Page>
  );
}
