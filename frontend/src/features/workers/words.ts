import type { QueueView, WorkerInfo } from "@/api/types";
import { countOf, formatBytes, formatCount, formatSpan } from "@/lib/format";
import { isFoundLabel } from "@/lib/worker-labels";

/** Heartbeats come every few seconds: this long without one is worth a word. */
const SILENT_MS = 15_000;

export function workerName({ host, pid }: Pick<WorkerInfo, "host" | "pid">): string {
  return `${host} · ${pid}`;
}

export interface WorkerState {
  word: string;
  /** Something that a person should know of. */
  isUnusual: boolean;
}

export function workerState(worker: WorkerInfo, now: number): WorkerState {
  const silence = now - Date.parse(worker.seen_at);
  if (silence > SILENT_MS) return { word: `Silent for ${formatSpan(silence)}`, isUnusual: true };
  if (worker.is_draining)
    return {
      word: worker.running === 0 ? "Draining, ends now" : `Draining, ${formatCount(worker.running)} to end`,
      isUnusual: true,
    };
  if (worker.is_cordoned) return { word: "Cordoned, takes nothing new", isUnusual: true };
  if (worker.running >= worker.slots) return { word: "All slots busy", isUnusual: true };
  return { word: worker.running === 0 ? "Idle" : "Working", isUnusual: false };
}

/** Labels that an administrator gave it. */
export function ownLabels({ labels }: WorkerInfo): string[] {
  return labels.filter((label) => !isFoundLabel(label));
}

/** Kinds of jobs that not every worker runs. */
export function ownKinds({ labels }: WorkerInfo): string[] {
  return labels.filter((label) => label.startsWith("kind-")).map((label) => label.replace("kind-", ""));
}

/** `Sandbox with limits of CPU and memory`; what jobs can be held to on it. */
export function enforcesWords({ labels }: WorkerInfo): string {
  if (!labels.includes("sandbox")) return "No sandbox";
  const limits = labels.filter((label) => label.startsWith("limit-")).length;
  const filter = labels.includes("network-filter") ? ", filtered network" : "";
  return `Sandbox${filter}, ${limits === 0 ? "no limits" : countOf(limits, "kind") + " of limits"}`;
}

/** `Jobs use 0.12 cores, 96 MB; itself 0.01 cores, 80 MB`; empty before the first measurement. */
export function loadWords({ load }: WorkerInfo): string {
  if (!load.memory_bytes) return "";
  const of = (cores = 0, bytes = 0) => `${cores.toFixed(2)} cores, ${formatBytes(bytes)}`;
  return `Jobs use ${of(load.attempts_cpu_cores, load.attempts_memory_bytes)}; itself ${of(load.cpu_cores, load.memory_bytes)}`;
}

/** The sentence a person came for: how much room there is, and what cannot run. */
export function workersAnswer(
  workers: readonly WorkerInfo[] | undefined,
  queues: readonly QueueView[],
): string {
  const stuck = queues.filter(({ waiting, reason }) => waiting > 0 && reason !== null);
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const held = stuck.reduce((sum, queue) => sum + queue.waiting, 0);
  const parts = [
    workers === undefined ? "" : crewSentence(workers),
    waiting === 0
      ? "Nothing waits."
      : `${countOf(waiting, "execution")} ${waiting === 1 ? "waits" : "wait"}.`,
    stuckSentence(held, waiting),
  ];
  return parts.filter(Boolean).join(" ");
}

function stuckSentence(held: number, waiting: number): string {
  if (held === 0) return "";
  if (waiting === 1) return "It cannot start: no worker takes it.";
  if (held === waiting) return "None of them can start: no worker takes them.";
  return `${formatCount(held)} of them cannot start: no worker takes ${held === 1 ? "it" : "them"}.`;
}

function crewSentence(workers: readonly WorkerInfo[]): string {
  if (workers.length === 0) return "No worker is alive: nothing can run.";
  const slots = workers.reduce((sum, worker) => sum + worker.slots, 0);
  const used = workers.reduce((sum, worker) => sum + worker.running, 0);
  const back = workers.filter((worker) => worker.is_cordoned || worker.is_draining).length;
  const some = back === workers.length ? "held back" : `${formatCount(back)} held back`;
  const held = back === 0 ? "" : `, ${back > 1 && back === workers.length ? "all " : ""}${some}`;
  return `${countOf(workers.length, "worker")}${held}; ${formatCount(used)} of ${countOf(slots, "slot")} in use.`;
}
