import type { FoldPolicy, GapPolicy, OneSchedule, Schedule } from "@/api/types";
import { instantOf, NO_TIME, type WallTime, wallTimeOf } from "@/lib/wall-time";

/** One schedule while it is being written: each kind keeps what was typed when another is looked at. */
export interface RuleDraft {
  /** Tells rows apart while others come and go. */
  key: number;
  kind: OneSchedule["kind"];
  timezone: string;
  expression: string;
  gap: GapPolicy;
  fold: FoldPolicy;
  /** NaN while nothing usable is typed. */
  every_s: number;
  start_at: WallTime;
  run_at: WallTime;
}

/** A job's schedule while it is being written. */
export interface ScheduleDraft {
  /** It is due at no time; the rules are kept in case the mind is changed. */
  isByHand: boolean;
  /** In which all times of the job are shown, and its windows are meant. */
  timezone: string;
  rules: readonly [RuleDraft, ...RuleDraft[]];
}

const DEFAULT_EXPRESSION = "0 2 * * *";
const DEFAULT_EVERY_S = 300;

export function draftOf(schedule: Schedule | null, ownZone: string): ScheduleDraft {
  const timezone = schedule?.timezone ?? ownZone;
  const written = schedule === null ? [] : schedule.kind === "any" ? schedule.schedules : [schedule];
  const [first, ...others] = written.map((one, at) => ruleDraftOf(one, at));
  return {
    isByHand: schedule === null,
    timezone,
    rules: [first ?? emptyRule(0, timezone), ...others],
  };
}

function emptyRule(key: number, timezone: string): RuleDraft {
  return {
    key,
    kind: "cron",
    timezone,
    expression: DEFAULT_EXPRESSION,
    gap: "auto",
    fold: "auto",
    every_s: DEFAULT_EVERY_S,
    start_at: NO_TIME,
    run_at: NO_TIME,
  };
}

function ruleDraftOf(schedule: OneSchedule, key: number): RuleDraft {
  const { kind, timezone = "UTC" } = schedule;
  const empty = { ...emptyRule(key, timezone), kind };
  switch (kind) {
    case "cron": {
      const { expression, gap = "auto", fold = "auto" } = schedule;
      return { ...empty, expression, gap, fold };
    }
    case "interval":
      return { ...empty, every_s: schedule.every_s, start_at: wallTimeOf(schedule.start_at, timezone) };
    case "date":
      return { ...empty, run_at: wallTimeOf(schedule.run_at, timezone) };
  }
}

/** The zone in which the job's other times are meant: windows, start, end and snooze. */
export function zoneOf({ rules, timezone }: ScheduleDraft): string {
  return rules.length === 1 ? rules[0].timezone : timezone;
}

export function changeRule(draft: ScheduleDraft, key: number, changes: Partial<RuleDraft>): ScheduleDraft {
  const change = (rule: RuleDraft) => (rule.key === key ? { ...rule, ...changes } : rule);
  const [first, ...others] = draft.rules;
  const timezone = first.key === key ? (changes.timezone ?? draft.timezone) : draft.timezone;
  return { ...draft, timezone, rules: [change(first), ...others.map(change)] };
}

/** One more, of the kind and in the zone of the last. */
export function addRule(draft: ScheduleDraft): ScheduleDraft {
  const last = draft.rules.at(-1) ?? draft.rules[0];
  const key = Math.max(...draft.rules.map((rule) => rule.key)) + 1;
  return { ...draft, rules: [...draft.rules, { ...emptyRule(key, last.timezone), kind: last.kind }] };
}

/** Without the rule of this key; the only one stays. */
export function removeRule(draft: ScheduleDraft, key: number): ScheduleDraft {
  const [first, ...others] = draft.rules.filter((rule) => rule.key !== key);
  if (!first) return draft;
  const timezone = draft.rules[0].key === key ? first.timezone : draft.timezone;
  return { ...draft, timezone, rules: [first, ...others] };
}

/** The schedule that was written; undefined while it is not complete enough to ask about. */
export function scheduleOf(draft: ScheduleDraft): Schedule | null | undefined {
  if (draft.isByHand) return null;
  const schedules = draft.rules.map(oneScheduleOf).filter((one) => one !== undefined);
  if (schedules.length < draft.rules.length) return undefined;
  return schedules.length === 1 ? schedules[0] : { kind: "any", schedules, timezone: draft.timezone };
}

function oneScheduleOf(rule: RuleDraft): OneSchedule | undefined {
  const { kind, timezone, gap, fold } = rule;
  const expression = rule.expression.trim();
  switch (kind) {
    case "cron":
      return expression === ""
        ? undefined
        : {
            kind,
            expression,
            timezone,
            ...(gap === "auto" ? {} : { gap }),
            ...(fold === "auto" ? {} : { fold }),
          };
    case "interval":
      return rule.every_s > 0 && Number.isFinite(rule.every_s)
        ? { kind, every_s: rule.every_s, start_at: instantOf(rule.start_at, timezone), timezone }
        : undefined;
    case "date": {
      const runAt = instantOf(rule.run_at, timezone);
      return runAt === null ? undefined : { kind, run_at: runAt, timezone };
    }
  }
}
