import type { Job, OverlapPolicy } from "@/api/types";
import { formatDuration, formatRelative } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";

/** What the overlap policy does, in two or three words. */
export const OVERLAP_SHORT: Record<OverlapPolicy, string> = {
  skip: "skip the new one",
  queue_one: "let one wait",
  queue_all: "let all wait",
  cancel_running: "cancel the running one",
  terminate_running: "kill the running one",
  allow: "run all at once",
};

/** The sentence a person came to the job's page for: how it went, and when it is next. `isHeld` while all is paused. */
export function jobAnswer(job: Job, now: number, isHeld = false): string {
  return `${lastSentence(job, now)} ${nextSentence(job, now, isHeld)}`;
}

function lastSentence({ stats }: Job, now: number): string {
  if (stats.running > 0) return stats.running === 1 ? "Running now." : `${stats.running} running now.`;
  if (!stats.last_state || !stats.last_finished_at) return "Never ran.";
  const when = formatRelative(stats.last_finished_at, now);
  const word = EXECUTION_LOOK[stats.last_state].word;
  const latest = stats.recent.find(({ id }) => id === stats.last_execution_id);
  const how = stats.last_state === "succeeded" ? "in" : "after";
  const took = typeof latest?.duration_ms === "number" ? ` ${how} ${formatDuration(latest.duration_ms)}` : "";
  const streak = stats.recent.findIndex(({ state }) => state === "succeeded");
  const failures = streak === -1 ? stats.recent.length : streak;
  if (failures > 1 && stats.last_state !== "succeeded")
    return `${word} ${when}${took}; ${failures} in a row did not succeed.`;
  return `${word} ${when}${took}.`;
}

function nextSentence(job: Job, now: number, isHeld: boolean): string {
  if (job.state === "archived") return "Archived: it cannot run.";
  if (job.schedule === null) return "Runs only when started by hand.";
  const rule = lowerFirst(job.schedule_text);
  if (job.state === "paused") return `Paused; when active: ${rule}.`;
  if (job.state === "draft") return `A draft, not scheduled yet: ${rule}.`;
  if (isHeld) return `Held while all scheduling is paused: ${rule}.`;
  if (!job.next_fire_at) return `Not due again: ${rule}.`;
  const isDue = Date.parse(job.next_fire_at) <= now;
  return `${isDue ? "Due now" : `Next ${formatRelative(job.next_fire_at, now)}`}: ${rule}.`;
}

/** For the middle of a sentence; names such as UTC or `Mon` at the start keep their capital. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
