import type { Job, Metric } from "@/api/types";
import { sandboxDraftOf } from "./sandbox-draft";
import type { LimitName } from "./sandbox-profiles";
import { limitInForce } from "./sandbox-words";

const PERCENT = 100;

/** What an attempt may use at most, in the units in which it is measured; what has no limit is left out. */
export function peakLimits({ sandbox }: Pick<Job, "sandbox">): Partial<Record<Metric, number>> {
  const draft = sandboxDraftOf(sandbox);
  const of = (metric: Metric, name: LimitName, factor = 1): Partial<Record<Metric, number>> => {
    const limit = limitInForce(draft, name);
    return limit === undefined ? {} : { [metric]: limit * factor };
  };
  return {
    ...of("peak_memory_bytes", "memory_bytes"),
    ...of("peak_cpu_percent", "cpu", PERCENT),
    ...of("peak_processes", "pids"),
    ...of("peak_open_files", "open_files"),
  };
}
