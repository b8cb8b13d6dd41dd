import type { KeepPolicy } from "@/api/types";
import { countOf } from "@/lib/format";
import { formatSize } from "@/lib/sizes";

/** What is kept, while it is being written; NaN: as the installation has it. */
export interface KeepDraft {
  days: number;
  executions: number;
  log_bytes: number;
}

export function keepDraftOf({ days, executions, log_bytes: logBytes }: KeepPolicy): KeepDraft {
  return {
    days: days ?? Number.NaN,
    executions: executions ?? Number.NaN,
    log_bytes: logBytes ?? Number.NaN,
  };
}

export function keepOf(draft: KeepDraft): KeepPolicy {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => Number.isFinite(value)));
}

/** `Kept for 30 days; the newest 1,000 executions; 500 MB of logs`. */
export function keepSummary({ days, executions, log_bytes: logBytes }: KeepDraft): string {
  const parts = [
    Number.isFinite(days) ? `at most ${countOf(days, "day")}` : "",
    Number.isFinite(executions) ? `the newest ${countOf(executions, "execution")}` : "",
    Number.isFinite(logBytes) ? `${formatSize(logBytes)} of logs` : "",
  ].filter(Boolean);
  return parts.length === 0 ? "As long as the installation keeps history" : `Kept: ${parts.join("; ")}`;
}
