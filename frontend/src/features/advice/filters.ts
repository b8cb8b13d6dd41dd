import type { AdviceKind, AdviceState } from "@/api/types";
import type { UrlFilters } from "@/lib/use-url-filters";

/** What the list shows, as the address has it. */
export interface AdviceFilters {
  /** Empty: all kinds. */
  kind: AdviceKind | "";
  state: AdviceState;
  owner: string;
  jobId: string;
}

export const KINDS: readonly { value: AdviceKind; label: string }[] = [
  { value: "timeout", label: "Time limits" },
  { value: "memory", label: "Memory" },
  { value: "retries", label: "Retries" },
  { value: "frequency", label: "How often" },
  { value: "move", label: "Other times" },
  { value: "duplicate", label: "Duplicates" },
  { value: "dead", label: "Of no use" },
];

export const STATES: readonly { value: AdviceState; label: string }[] = [
  { value: "open", label: "Open" },
  { value: "applied", label: "Applied" },
  { value: "dismissed", label: "Dismissed" },
];

export function readAdviceFilters({ text }: UrlFilters): AdviceFilters {
  return {
    kind: KINDS.find(({ value }) => value === text("kind"))?.value ?? "",
    state: STATES.find(({ value }) => value === text("state"))?.value ?? "open",
    owner: text("owner"),
    jobId: "",
  };
}

/** What is open for one job. */
export function adviceOfJob(jobId: string): AdviceFilters {
  return { kind: "", state: "open", owner: "", jobId };
}
