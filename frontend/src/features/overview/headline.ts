import type { ExecutionState, Overview } from "@/api/types";
import { countOf, cutMiddle, formatClock, formatCount, formatRelative } from "@/lib/format";
import { groupByCause } from "./causes";

const LONGEST_CAUSE = 56;

export interface Headline {
  text: string;
  /** The state whose mark stands before it; null for a calm page. */
  mark: ExecutionState | null;
}

interface Viewer {
  now: number;
  /** Only who sees all owners is told of workers. */
  seesWorkers: boolean;
}

/** The sentence a person came for: what is broken and since when, or that nothing is. */
export function headline(overview: Overview, viewer: Viewer): Headline {
  const { failing, workers, queued_total: queued } = overview;
  if (viewer.seesWorkers && workers.length === 0)
    return {
      mark: "missed",
      text: `No worker is alive: nothing can run${queued > 0 ? `, ${countOf(queued, "execution")} wait` : ""}.`,
    };
  if (failing.length > 0) return { mark: "failed", text: failingSentence(overview, viewer.now) };
  return { mark: null, text: calmSentence(overview, viewer.now) };
}

function failingSentence({ failing, failing_total: total }: Overview, now: number): string {
  const causes = groupByCause(failing);
  const first = causes[0];
  if (!first) return "";
  const since = causes.map((cause) => cause.since).reduce((left, right) => (left < right ? left : right));
  const who =
    total === 1 ? `${failing[0]?.job_name ?? ""} has been failing` : `${formatCount(total)} jobs failing`;
  const start = `${who} since ${formatClock(since, now)}`;
  // Of many jobs the latest are known: of the others it cannot be said why they fail.
  const isWhole = total <= failing.length;
  if (causes.length === 1 && isWhole) return `${start}${total > 1 ? ", all" : ""}: ${brief(first.text)}.`;
  if (first.jobs.length === 1) return isWhole ? `${start}, each for its own reason.` : `${start}.`;
  return `${start}; ${first.jobs.length} of them: ${brief(first.text)}.`;
}

function calmSentence({ jobs, running_total: running, next }: Overview, now: number): string {
  if (jobs.active === 0)
    return jobs.paused + jobs.draft === 0 ? "No jobs yet." : "Nothing is scheduled: no job is active.";
  const parts = [running > 0 ? `${running} running` : "nothing runs right now"];
  const upcoming = next[0];
  if (upcoming) parts.push(`next ${formatRelative(upcoming.fire_at, now)}`);
  return `All is well: ${countOf(jobs.active, "active job")}, none failing; ${parts.join(", ")}.`;
}

/** A cause short enough for a headline. */
function brief(text: string): string {
  return cutMiddle(text.replace(/[.\s]+$/, ""), LONGEST_CAUSE);
}
