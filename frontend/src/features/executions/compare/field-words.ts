import type { Cause, ExecutionState, FieldComparison, Origin } from "@/api/types";
import { CAUSES } from "@/lib/causes";
import { formatBytes, formatCount, formatDuration } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";
import { ORIGIN_WORDS } from "../words";

interface FieldLook {
  label: string;
  say?: (value: unknown) => string | undefined;
}

const duration = (value: unknown) => formatDuration(value as number);
const count = (value: unknown) => formatCount(value as number);
/** A word that only a newer server knows is shown as it came. */
const wordOf = (words: Partial<Record<string, string>>) => (value: unknown) => words[String(value)];

const STATE_WORDS = Object.fromEntries(
  Object.entries(EXECUTION_LOOK).map(([state, { word }]) => [state as ExecutionState, word]),
);
const CAUSE_WORDS = Object.fromEntries(
  Object.entries(CAUSES).map(([cause, { label }]) => [cause as Cause, label]),
);

const FIELDS: Record<string, FieldLook> = {
  job_name: { label: "Job" },
  job_version: { label: "Job version" },
  state: { label: "State", say: wordOf(STATE_WORDS) },
  origin: { label: "Origin", say: wordOf(ORIGIN_WORDS satisfies Record<Origin, string>) },
  queue: { label: "Queue" },
  exit_code: { label: "Exit code" },
  cause: { label: "Cause", say: wordOf(CAUSE_WORDS) },
  http_status: { label: "HTTP status" },
  error: { label: "Error" },
  reason: { label: "Reason" },
  missed_count: { label: "Due times missed" },
  attempts: { label: "Attempts", say: count },
  worker: { label: "Worker" },
  log_lines: { label: "Log lines", say: count },
  duration_ms: { label: "Took", say: duration },
  lag_ms: { label: "Start lag", say: duration },
  cpu_ms: { label: "CPU time", say: duration },
  peak_memory_bytes: { label: "Peak memory", say: (value) => formatBytes(value as number) },
  output: { label: "Output" },
  condition: { label: "Condition" },
};

const GROUPS: Record<string, string> = { parameter: "Parameter", metric: "Measured" };

/** `Took`, `Parameter day`, `Measured rows`. */
export function fieldLabel(name: string): string {
  const known = FIELDS[name];
  if (known) return known.label;
  const at = name.indexOf(":");
  const group = GROUPS[name.slice(0, at)];
  return group ? `${group} ${name.slice(at + 1)}` : name;
}

/** A value of a field as a person reads it; `–` where there is none. */
export function fieldValue(name: string, value: unknown): string {
  if (value === null || value === undefined) return "–";
  return FIELDS[name]?.say?.(value) ?? (typeof value === "string" ? value : JSON.stringify(value));
}

/** What differs, and what is alike without what neither has; each in the order given. */
export function sortFields(fields: readonly FieldComparison[]): {
  different: FieldComparison[];
  same: FieldComparison[];
} {
  const isSaid = ({ left, right }: FieldComparison) => left !== null || right !== null;
  return {
    different: fields.filter(({ differs }) => differs),
    same: fields.filter((field) => !field.differs && isSaid(field)),
  };
}
