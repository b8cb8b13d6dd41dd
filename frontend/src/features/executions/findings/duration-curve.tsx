import type { Execution, UsualDuration } from "@/api/types";
import { isSkewed, TimeChart } from "@/components/charts";
import { formatDuration } from "@/lib/format";
import { useExecutionsBefore } from "../api/get-durations";
import { durationDots } from "./duration-dots";
import { Fact } from "./fact";
import { usualWords } from "./words";

interface DurationCurveProps {
  execution: Execution;
  usual: UsualDuration;
}

/** How long this one took, beside those before it and what is usual; nothing of one that never began. */
export function DurationCurve({ execution, usual }: DurationCurveProps) {
  const { data: before, error } = useExecutionsBefore(execution);
  const lasted = execution.duration_ms;
  if (lasted === null) return null;
  const said = `${formatDuration(lasted)}, ${usualWords(lasted, usual)}`;
  const dots = durationDots(execution, before ?? []);
  return (
    <Fact label="Took" hint="How long it ran, beside the executions of its job before it.">
      {dots.times.length < 2 ? (
        <>
          {said}
          {error ? <span className="text-faint">. Those before it could not be loaded.</span> : null}
        </>
      ) : (
        <TimeChart
          title="How long it took beside those before it"
          bounds={dots.bounds}
          times={dots.times}
          series={[
            {
              kind: "band",
              name: "usual",
              tone: "plain",
              low: dots.times.map(() => usual.low_ms),
              high: dots.times.map(() => usual.high_ms),
            },
            { kind: "dots", name: "succeeded", tone: "quiet", values: dots.succeeded },
            { kind: "dots", name: "failed", tone: "failed", values: dots.failed },
            { kind: "dots", name: "this one", tone: "failed", values: dots.here, isLarge: true },
          ]}
          unit="ms"
          scale={isSkewed(usual.median_ms, dots.most) ? "log" : "linear"}
          heightPx={64}
          summary={said}
          className="max-w-2xl"
        />
      )}
    </Fact>
  );
}
