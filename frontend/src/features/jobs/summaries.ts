import type { Weekday } from "@/api/types";
import { countOf, formatSeconds, joinWords } from "@/lib/format";
import type { WallTime } from "@/lib/wall-time";
import type { JobDraft } from "./job-draft";
import {
  choiceOf,
  DAY_NAMES,
  FOLD_CHOICES,
  GAP_CHOICES,
  MISFIRE_CHOICES,
  PRIORITY_CHOICES,
} from "./policy-words";
import { retrySummary } from "./run/retry-words";
import type { RuleDraft } from "./schedule-draft";
import { type TimingDraft, WEEKDAYS, type WindowDraft } from "./timing-draft";
import { OVERLAP_SHORT } from "./words";

/** Each part of the job form in one line, for while it is closed. */

const USUAL_GRACE_S = 10;
const NAMED = 4;
const wall = ({ text }: WallTime) => text.replace("T", " ");
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function clockSummary(rules: readonly RuleDraft[]): string {
  const own = rules.filter(({ kind, gap, fold }) => kind === "cron" && (gap !== "auto" || fold !== "auto"));
  const [only] = own;
  if (!only) return "As cron does";
  if (rules.length > 1) return `${countOf(own.length, "schedule")} of ${rules.length} not as cron does`;
  const gap = choiceOf(GAP_CHOICES, only.gap)?.label.toLowerCase() ?? "";
  const fold = choiceOf(FOLD_CHOICES, only.fold)?.label.toLowerCase() ?? "";
  return `Left out: ${gap}; repeated: ${fold}`;
}

/** `Mon–Fri`, `Sat and Sun`, `Mon, Wed–Fri`; empty for every day. */
export function daysInWords(days: readonly Weekday[]): string {
  if (days.length === WEEKDAYS.length) return "";
  const runs: number[][] = [];
  WEEKDAYS.forEach((day, at) => {
    if (!days.includes(day)) return;
    const last = runs.at(-1);
    if (last?.at(-1) === at - 1) last.push(at);
    else runs.push([at]);
  });
  const name = (at: number | undefined) => DAY_NAMES[WEEKDAYS[at ?? 0] ?? "mon"].slice(0, 3);
  return joinWords(
    runs.flatMap((run) =>
      run.length > 2 ? [`${name(run[0])}–${name(run.at(-1))}`] : run.map((at) => name(at)),
    ),
  );
}

function windowInWords({ days, start, end }: WindowDraft): string {
  return [daysInWords(days), `${start}–${end === "00:00" ? "24:00" : end}`].filter(Boolean).join(" ");
}

export function timingSummary({ timing, snoozed_until: snoozed }: JobDraft): string {
  const { starts_at: start, ends_at: end, windows, calendars } = timing;
  const [window] = windows;
  const parts = [
    start.text === "" ? "" : `from ${wall(start)}`,
    end.text === "" ? "" : `until ${wall(end)}`,
    window === undefined ? "" : windows.length === 1 ? windowInWords(window) : `in ${windows.length} windows`,
    calendars.length === 0 ? "" : countOf(calendars.length, "calendar"),
    jitterWords(timing),
    snoozed.text === "" ? "" : `snoozed until ${wall(snoozed)}`,
  ].filter(Boolean);
  return parts.length === 0 ? "At every due time" : capitalised(parts.join("; "));
}

function jitterWords({ jitter_s: jitter }: TimingDraft): string {
  return jitter > 0 ? `up to ${formatSeconds(jitter)} later` : "";
}

export function missedSummary(draft: JobDraft): string {
  const { misfire, misfire_cap: cap, misfire_window_s: window, misfire_grace_s: grace } = draft;
  const what = choiceOf(MISFIRE_CHOICES, misfire)?.label ?? misfire;
  const parts = [
    misfire === "all" && Number.isFinite(cap) ? `${what}, up to ${cap}` : what,
    misfire !== "skip" && Number.isFinite(window) ? `no older than ${formatSeconds(window)}` : "",
    Number.isFinite(grace) ? `missed when ${formatSeconds(grace)} late` : "",
  ];
  return parts.filter(Boolean).join("; ");
}

export function overlapSummary(draft: JobDraft): string {
  const { overlap, max_concurrent: most, overlap_queue_limit: bound } = draft;
  const what = capitalised(OVERLAP_SHORT[overlap]);
  if (overlap === "allow") return what;
  const bounded = overlap === "queue_all" && Number.isFinite(bound) ? `${what}, up to ${bound}` : what;
  return Number.isFinite(most) ? `${bounded}; at most ${most} at once` : bounded;
}

export function limitsSummary(draft: JobDraft): string {
  const { timeout_s: limit, grace_s: grace, priority, max_executions: cap } = draft;
  const parts = [
    Number.isFinite(limit) ? `Ended after ${formatSeconds(limit)}` : "",
    Number.isFinite(grace) && grace !== USUAL_GRACE_S ? `${formatSeconds(grace)} to end by itself` : "",
    `${choiceOf(PRIORITY_CHOICES, priority)?.label.toLowerCase() ?? priority} priority`,
    Number.isFinite(cap) ? `pauses after ${countOf(cap, "execution")}` : "",
  ];
  return capitalised(parts.filter(Boolean).join("; "));
}

/** Which workers take it. */
export function workersSummary({ queue, needs }: JobDraft): string {
  const served = queue === "default" || queue.trim() === "" ? "" : ` of the queue ${queue}`;
  if (needs.length === 0) return `Any worker${served}`;
  return `Workers${served} with ${joinWords(needs)}`;
}

export function lostWords({ on_lost: onLost }: Pick<JobDraft, "on_lost">): string {
  return onLost === "retry" ? "started again when its worker is lost" : "";
}

export function retriesSummary(draft: JobDraft): string {
  return [retrySummary(draft.retry), lostWords(draft)].filter(Boolean).join("; ");
}

export function parametersSummary({ parameters }: JobDraft): string {
  const names = parameters.map(({ name }) => name.trim()).filter((name) => name !== "");
  if (names.length === 0) return "None";
  const shown = names.length > NAMED ? [...names.slice(0, NAMED), `${names.length - NAMED} more`] : names;
  return `${capitalised(countOf(names.length, "parameter"))}: ${joinWords(shown)}`;
}

export function environmentSummary({ environment }: JobDraft): string {
  const named = environment.filter(([name]) => name !== "").length;
  return named === 0 ? "No variables" : countOf(named, "variable");
}
