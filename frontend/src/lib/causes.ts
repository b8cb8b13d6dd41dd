import type { Cause } from "@/api/types";

interface CauseWords {
  /** On its own: "Out of memory". */
  label: string;
  /** When it counts. */
  line: string;
}

/** Why an attempt did not succeed, in words; the only place that knows. */
export const CAUSES: Record<Cause, CauseWords> = {
  exit_code: { label: "Exit code", line: "The program ended by itself with a code other than 0." },
  signal: { label: "Signal", line: "A signal that is not ours ended the program, such as a crash." },
  timeout: { label: "Time limit", line: "It ran for as long as it may." },
  out_of_memory: { label: "Out of memory", line: "The kernel killed one of its processes for memory." },
  limit: { label: "Another limit", line: "Processes, disk, file size or open files." },
  network: { label: "Network", line: "A host could not be reached, or the connection broke." },
  http_status: { label: "HTTP status", line: "A server answered with a status that is no success." },
  setup: { label: "Set-up", line: "It could not be prepared, or not in time." },
  refused: { label: "Refused", line: "It cannot be run as it is declared." },
  lost: { label: "Worker lost", line: "Its worker vanished or was stopped." },
  internal: { label: "Internal error", line: "A defect of Chronos Synapse." },
};

interface Failure {
  cause: Cause | null;
  exit_code?: number | null;
  http_status?: number | null;
  signal?: string | null;
}

/** `Exit code 3`, `HTTP 503`, `Out of memory`: why an attempt failed, with its number; empty when nobody knows. */
export function causeWords({ cause, exit_code: code, http_status: status, signal }: Failure): string {
  if (cause === null) return "";
  if (cause === "exit_code" && code) return `Exit code ${code}`;
  if (cause === "http_status" && status) return `HTTP ${status}`;
  if (cause === "signal" && signal) return `Signal ${signal}`;
  return CAUSES[cause].label;
}

const VERBS: Partial<Record<Cause, string>> = {
  timeout: "ran into its time limit",
  out_of_memory: "ran out of memory",
  limit: "reached one of its limits",
  network: "failed on the network",
  setup: "could not be prepared",
  refused: "could not be run as it is declared",
  lost: "was lost with its worker",
  internal: "failed by a defect of Chronos Synapse",
};

/** What an attempt did, such as `ran out of memory`; null where its exit code or signal says it. */
export function causeVerb({ cause, http_status: status }: Failure): string | null {
  if (cause === "http_status" && status) return `was answered with HTTP ${status}`;
  return (cause && VERBS[cause]) ?? null;
}

/** An error without the cause that is said beside it. */
export function withoutCause(error: string, cause: string): string {
  const start = `${cause}: `.toLowerCase();
  return cause !== "" && error.toLowerCase().startsWith(start) ? error.slice(start.length) : error;
}

/** What a policy may repeat; a lost attempt has a choice of its own, the others would end alike. */
export const REPEATABLE = [
  "exit_code",
  "signal",
  "timeout",
  "out_of_memory",
  "limit",
  "network",
  "http_status",
  "setup",
] as const satisfies Cause[];
