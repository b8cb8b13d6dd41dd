import type { AskMeasure } from "@/api/types";

/** What of the rows is wanted. */
export const MEASURES: readonly { value: AskMeasure; label: string }[] = [
  { value: "list", label: "Which executions" },
  { value: "count", label: "How many executions" },
  { value: "rate", label: "Which share succeeded" },
  { value: "last", label: "When it was last" },
  { value: "failing_jobs", label: "Which jobs fail most" },
  { value: "slow_jobs", label: "Which jobs take longest" },
  { value: "drifting_jobs", label: "Which jobs got slower" },
  { value: "flaky_jobs", label: "Which jobs are flaky" },
  { value: "next", label: "What is due next" },
];

export const IDEAS: readonly string[] = [
  "What failed last night?",
  "How many executions timed out this week?",
  "Which jobs fail most?",
  "Which jobs got slower in the last 30 days?",
  "What took longer than 10 minutes yesterday?",
  "What is due next?",
];
