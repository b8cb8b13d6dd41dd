import type {
  FoldPolicy,
  GapPolicy,
  LostPolicy,
  MisfirePolicy,
  Priority,
  SlotReason,
  Weekday,
} from "@/api/types";

export interface Choice<T extends string> {
  value: T;
  label: string;
  /** What it does, in one line. */
  line: string;
}

export const GAP_CHOICES: readonly Choice<GapPolicy>[] = [
  {
    value: "auto",
    label: "As cron does",
    line: "A fixed clock time that is left out runs right after the gap; a wildcard one does not.",
  },
  { value: "shift", label: "Run after the gap", line: "It runs once, at the first moment after the gap." },
  { value: "skip", label: "Do not run", line: "It does not run on that day." },
];

export const FOLD_CHOICES: readonly Choice<FoldPolicy>[] = [
  {
    value: "auto",
    label: "As cron does",
    line: "A fixed clock time that comes twice runs the first time; a wildcard one runs both times.",
  },
  { value: "first", label: "Run the first time", line: "It runs before the clock is put back, not again." },
  { value: "last", label: "Run the second time", line: "It runs once the clock was put back, not before." },
  { value: "both", label: "Run both times", line: "It runs twice, an hour apart as a rule." },
];

export const MISFIRE_CHOICES: readonly Choice<MisfirePolicy>[] = [
  {
    value: "latest",
    label: "Run the latest",
    line: "One execution makes up for all of them; the earlier ones are recorded as merged into it.",
  },
  {
    value: "all",
    label: "Run all",
    line: "Each runs, the latest ones up to a number; the others are recorded as missed.",
  },
  {
    value: "skip",
    label: "Run none",
    line: "They are recorded as missed; the next due time runs as usual.",
  },
];

export const PRIORITY_CHOICES: readonly Choice<Priority>[] = [
  { value: "low", label: "Low", line: "Lets the others of its owner go first." },
  { value: "normal", label: "Normal", line: "In the order in which they are due." },
  { value: "high", label: "High", line: "Goes before normal ones that wait." },
  { value: "critical", label: "Critical", line: "Goes before all that wait, but for the longest waiting." },
];

export const LOST_CHOICES: readonly Choice<LostPolicy>[] = [
  {
    value: "fail",
    label: "End it as abandoned",
    line: "Nobody knows how far it came: a person decides.",
  },
  {
    value: "retry",
    label: "Start it again",
    line: "For jobs that may run twice without harm: another worker takes it.",
  },
];

export function choiceOf<T extends string>(choices: readonly Choice<T>[], value: T): Choice<T> | undefined {
  return choices.find((choice) => choice.value === value);
}

const BECAUSE: Partial<Record<SlotReason, string>> = {
  window: "outside of the allowed windows",
  snoozed: "the job is snoozed",
  run_cap: "the run cap is reached",
  paused: "the job is paused",
};

/** Why a due time to come will not run; `detail` is the calendar's name and what it has then. */
export function skipWords(reason: SlotReason, detail: string): string {
  if (reason === "calendar") return `Skipped by the calendar ${detail}`;
  return `Skipped: ${BECAUSE[reason] ?? reason.replaceAll("_", " ")}`;
}

export const DAY_NAMES: Record<Weekday, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};
