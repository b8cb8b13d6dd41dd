import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { useNow } from "@/lib/clock";
import { cn } from "@/lib/cn";
import { formatBytes, formatCount } from "@/lib/format";
import { useMemory, useSurveyMemory } from "../api/get-system";
import type { Memory } from "../types";
import { GrowthLine } from "./growth-line";
import { forecastWords, KIND_WORDS, memoryWords } from "./words";

const MINUTE_MS = 60_000;
const NEARLY_FULL = 0.8;

/** What memory is used for, how it grew, and when it is full. */
export function MemorySection({ canManage }: { canManage: boolean }) {
  const { data, error, refetch } = useMemory();
  const survey = useSurveyMemory();
  const now = useNow(MINUTE_MS);
  return (
    <Section
      title="Memory"
      actions={
        canManage ? (
          <Button size="sm" variant="ghost" isBusy={survey.isPending} onClick={() => survey.mutate()}>
            Measure now
          </Button>
        ) : null
      }
    >
      {data ? (
        <MemoryFigures memory={data} now={now} />
      ) : error ? (
        <ErrorState what="The memory" error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={4} />
      )}
    </Section>
  );
}

function MemoryFigures({ memory, now }: { memory: Memory; now: number }) {
  const { report, used_bytes: used, limit_bytes: limit } = memory;
  const share = limit > 0 ? used / limit : 0;
  const largest = Math.max(1, ...(report?.kinds.map(({ bytes }) => bytes) ?? []));
  return (
    <div className="grid gap-x-10 gap-y-4 pt-3 text-sm lg:grid-cols-2">
      <div className="min-w-0">
        <p className="mb-2">
          {memoryWords(memory)}; {forecastWords(memory, now)}.
        </p>
        <div className="h-1.5 overflow-hidden rounded-full bg-selected" aria-hidden="true">
          <div
            className={cn("h-full rounded-full", share >= NEARLY_FULL ? "bg-failed" : "bg-quiet")}
            style={{ width: `${Math.min(100, share * 100)}%` }}
          />
        </div>
        <p className="mt-1.5 text-xs text-faint">
          {Math.round(share * 100)} % of{" "}
          {memory.is_limited
            ? "the server’s limit"
            : "the machine’s memory: the server has no limit of its own"}
          . Highest {formatBytes(memory.peak_bytes)}, from the machine {formatBytes(memory.resident_bytes)}.
        </p>
        <GrowthLine points={memory.points} />
      </div>
      {report ? (
        <div className="min-w-0">
          <ul aria-label="Memory by kind">
            {report.kinds
              .filter(({ bytes }) => bytes > 0)
              .map(({ kind, bytes, keys }) => (
                <li
                  key={kind}
                  className="grid h-7 grid-cols-[minmax(0,1fr)_minmax(0,1fr)_70px] items-center gap-3"
                >
                  <span className="truncate">{KIND_WORDS[kind]}</span>
                  <span className="flex items-center gap-2 text-xs text-faint">
                    <span
                      className="h-1 rounded-full bg-bar"
                      style={{ width: `${(bytes / largest) * 60}%` }}
                    />
                    {keys > 0 ? formatCount(keys) : ""}
                  </span>
                  <span className="text-right whitespace-nowrap">{formatBytes(bytes)}</span>
                </li>
              ))}
          </ul>
          <p className="mt-1.5 text-xs text-faint">
            Measured <Time value={report.sampled_at} />: {formatCount(report.scanned)} of{" "}
            {formatCount(report.keys)} keys were looked at.
          </p>
        </div>
      ) : (
        <p className="text-quiet">By kind, nothing was measured yet. The analyst does it every hour.</p>
      )}
    </div>
  );
}
