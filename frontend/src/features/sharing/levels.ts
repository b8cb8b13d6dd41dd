import type { GrantLevel } from "@/api/types";

/** How far a shared job is open, each with what it adds. */
export const LEVELS: readonly { value: GrantLevel; label: string; line: string }[] = [
  { value: "view", label: "May view", line: "Sees it, its executions and logs, and may comment" },
  { value: "run", label: "May run", line: "Also runs it, cancels and replays its executions" },
  { value: "edit", label: "May edit", line: "Also changes, pauses and resumes it" },
];
