import type { Attempt, Execution } from "@/api/types";
import { isLive } from "@/lib/status";

export type PhaseKind = "wait" | "setup" | "run" | "cleanup";

/** A stretch of an execution, in epoch milliseconds. */
export interface Phase {
  kind: PhaseKind;
  fromMs: number;
  toMs: number;
}

/** One attempt with what it waited for before; without an attempt: what still waits. */
export interface PhaseRow {
  attempt: Attempt | null;
  phases: Phase[];
}

/** What the axis of time covers. */
export interface PhaseWindow {
  fromMs: number;
  toMs: number;
}

/** A wait longer than this share of the rest is not drawn to its beginning. */
const MOST_WAIT = 0.35;
const LEAST_MS = 20;

/** What an execution spent its time with, attempt after attempt. `nowMs` ends what has not ended. */
export function phaseRows(execution: Execution, nowMs: number): PhaseRow[] {
  const rows: PhaseRow[] = [];
  let since = Math.min(Date.parse(execution.scheduled_for), Date.parse(execution.queued_at));
  for (const attempt of execution.attempts) {
    rows.push({ attempt, phases: phasesOf(attempt, since, nowMs) });
    since = attempt.finished_at ? Date.parse(attempt.finished_at) : nowMs;
  }
  const waits = execution.state === "queued" || execution.state === "retrying";
  if (waits && isLive(execution.state))
    rows.push({ attempt: null, phases: [{ kind: "wait", fromMs: since, toMs: Math.max(since, nowMs) }] });
  return rows;
}

function phasesOf(attempt: Attempt, since: number, nowMs: number): Phase[] {
  const start = Date.parse(attempt.started_at);
  const end = Math.max(start, attempt.finished_at ? Date.parse(attempt.finished_at) : nowMs);
  const ready = Math.min(end, start + (attempt.setup_ms ?? 0));
  const done = Math.max(ready, end - (attempt.cleanup_ms ?? 0));
  const all: Phase[] = [
    { kind: "wait", fromMs: Math.min(since, start), toMs: start },
    { kind: "setup", fromMs: start, toMs: ready },
    { kind: "run", fromMs: ready, toMs: done },
    { kind: "cleanup", fromMs: done, toMs: end },
  ];
  return all.filter(({ kind, fromMs, toMs }) => kind === "run" || toMs > fromMs);
}

/** The stretch of time that all rows share; a first wait that would squeeze the rest is cut. */
export function phaseWindow(rows: readonly PhaseRow[]): PhaseWindow | null {
  const all = rows.flatMap(({ phases }) => phases);
  const first = all[0];
  if (!first) return null;
  const toMs = Math.max(...all.map((phase) => phase.toMs), first.fromMs + LEAST_MS);
  if (first.kind !== "wait") return { fromMs: first.fromMs, toMs };
  const earliest = first.toMs < toMs ? first.toMs - (toMs - first.toMs) * MOST_WAIT : first.fromMs;
  return { fromMs: Math.max(first.fromMs, earliest), toMs };
}

/** Where a phase is drawn, as shares of the width; null when it is not in the window. */
export function placeOf(phase: Phase, { fromMs, toMs }: PhaseWindow): { left: number; width: number } | null {
  const [start, end] = [Math.max(phase.fromMs, fromMs), Math.min(phase.toMs, toMs)];
  if (end < start) return null;
  const span = toMs - fromMs;
  return { left: (start - fromMs) / span, width: (end - start) / span };
}
