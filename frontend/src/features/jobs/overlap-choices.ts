import type { OverlapPolicy } from "@/api/types";

/** What one of three runs does for a while, in units of the diagram's time axis. */
export interface Phase {
  does: "runs" | "waits" | "ends" | "killed" | "skipped";
  from: number;
  to: number;
}

export interface OverlapChoice {
  value: OverlapPolicy;
  label: string;
  /** What becomes of the runs, in one line. */
  line: string;
  /** Three runs, due at 0, 2 and 4, that take 5 each if they are let. */
  runs: readonly (readonly Phase[])[];
}

export const DIAGRAM_LENGTH = 15;

const phase = (does: Phase["does"], from: number, to = from): Phase => ({ does, from, to });

/** The six policies, the harmless ones first. */
export const OVERLAP_CHOICES: readonly OverlapChoice[] = [
  {
    value: "skip",
    label: "Skip the new one",
    line: "The new one does not start and is recorded as skipped.",
    runs: [[phase("runs", 0, 5)], [phase("skipped", 2)], [phase("skipped", 4)]],
  },
  {
    value: "queue_one",
    label: "Let one wait",
    line: "One starts when the running one has ended; what comes while it waits is skipped.",
    runs: [[phase("runs", 0, 5)], [phase("waits", 2, 5), phase("runs", 5, 10)], [phase("skipped", 4)]],
  },
  {
    value: "queue_all",
    label: "Let all wait",
    line: "They start one after another, in order; what is beyond the bound is skipped.",
    runs: [
      [phase("runs", 0, 5)],
      [phase("waits", 2, 5), phase("runs", 5, 10)],
      [phase("waits", 4, 10), phase("runs", 10, 15)],
    ],
  },
  {
    value: "cancel_running",
    label: "Cancel the running one",
    line: "The oldest is asked to end and given its grace time; the new one starts when it has ended.",
    runs: [
      [phase("runs", 0, 2), phase("ends", 2, 3)],
      [phase("waits", 2, 3), phase("runs", 3, 4), phase("ends", 4, 5)],
      [phase("waits", 4, 5), phase("runs", 5, 10)],
    ],
  },
  {
    value: "terminate_running",
    label: "Kill the running one",
    line: "The oldest is killed at once, without grace; the new one starts when it is gone.",
    runs: [
      [phase("runs", 0, 2), phase("killed", 2)],
      [phase("runs", 2, 4), phase("killed", 4)],
      [phase("runs", 4, 9)],
    ],
  },
  {
    value: "allow",
    label: "Run all at once",
    line: "Nothing waits and nothing is ended: they run side by side, however many.",
    runs: [[phase("runs", 0, 5)], [phase("runs", 2, 7)], [phase("runs", 4, 9)]],
  },
];

const ORDINALS = ["First", "Second", "Third"];
const DOES: Record<Phase["does"], string> = {
  runs: "runs",
  waits: "waits",
  ends: "is asked to end",
  killed: "is killed",
  skipped: "is skipped",
};

/** What the diagram of `runs` shows, for those who do not see it. */
export function diagramWords(runs: OverlapChoice["runs"]): string {
  return runs
    .map((phases, at) => `${ORDINALS[at] ?? "Next"} ${phases.map(({ does }) => DOES[does]).join(", then ")}.`)
    .join(" ");
}
