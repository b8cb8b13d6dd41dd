import type { WorkerInfo } from "@/api/types";
import { MiddleText } from "@/components/ui/middle-text";
import { Tag } from "@/components/ui/tag";
import { useNow } from "@/lib/clock";
import { cn } from "@/lib/cn";
import { countOf, formatBytes, formatCount, formatSpan, joinWords } from "@/lib/format";
import { enforcesWords, loadWords, ownKinds, ownLabels, workerName, workerState } from "../words";
import { WorkerActions } from "./worker-actions";

const WARN_DISK_BYTES = 1_000_000_000;

/** One worker: how busy it is, what it takes, and what it cannot do. */
export function WorkerRow({ worker }: { worker: WorkerInfo }) {
  const now = useNow(5_000);
  const { word, isUnusual } = workerState(worker, now);
  const name = workerName(worker);
  const labels = ownLabels(worker);
  const kinds = ownKinds(worker);
  const load = loadWords(worker);
  const share = worker.slots === 0 ? 0 : Math.min(100, (100 * worker.running) / worker.slots);
  const free = worker.load.disk_free_bytes;
  return (
    <li data-row="" className="border-b border-line px-1 py-2.5 text-sm">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="flex min-w-0 flex-1 basis-48 items-baseline gap-3">
          <span className="min-w-0 font-medium">
            <MiddleText>{name}</MiddleText>
          </span>
          <span className={cn("whitespace-nowrap", isUnusual ? "text-missed" : "text-quiet")}>{word}</span>
        </span>
        <span className="flex items-center gap-3">
          <span className="h-1 w-24 overflow-hidden rounded-full bg-selected" aria-hidden="true">
            <span
              className={cn("block h-full rounded-full", share >= 100 ? "bg-missed" : "bg-quiet")}
              style={{ width: `${share}%` }}
            />
          </span>
          <span className="w-32 text-right whitespace-nowrap">
            {formatCount(worker.running)} of {countOf(worker.slots, "slot")}
          </span>
        </span>
        <WorkerActions worker={worker} />
      </div>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-faint">
        <span className="flex flex-wrap items-center gap-1">
          Queues
          {worker.queues.map((queue) => (
            <Tag key={queue}>{queue}</Tag>
          ))}
        </span>
        {labels.length > 0 ? (
          <span className="flex flex-wrap items-center gap-1">
            Labels
            {labels.map((label) => (
              <Tag key={label}>{label}</Tag>
            ))}
          </span>
        ) : null}
        <span>{enforcesWords(worker)}</span>
        {kinds.length > 0 ? <span>Also runs {joinWords(kinds)}</span> : null}
        {load ? <span>{load}</span> : null}
        {typeof free === "number" ? (
          <span className={free < WARN_DISK_BYTES ? "text-missed" : undefined}>
            {formatBytes(free)} of disk free
          </span>
        ) : null}
        <span>Up for {formatSpan(now - Date.parse(worker.started_at))}</span>
      </div>
      {worker.missing.length > 0 ? (
        <details className="mt-1 text-xs text-quiet">
          <summary className="w-fit rounded-sm text-missed hover:text-fg">
            {countOf(worker.missing.length, "thing")} it cannot do
          </summary>
          <ul className="mt-1 list-disc pl-5">
            {worker.missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p className="mt-1 text-faint">
            A job that demands it does not run here; it waits for another worker.
          </p>
        </details>
      ) : null}
    </li>
  );
}
