import { isSecretName } from "@/lib/secret-names";

/** `/executor/config/command` as `executor › config › command`. */
export function pointerWords(pointer: string): string {
  return stepsOf(pointer).join(" › ");
}

function stepsOf(pointer: string): string[] {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

const PARTS: Record<string, string> = {
  executor: "What runs",
  timeout_s: "Time limit in seconds",
  setup_timeout_s: "Time to prepare in seconds",
  grace_s: "Time to end in seconds",
  owner_id: "Owner",
  needs: "Worker labels",
  overlap_queue_limit: "How many may wait",
  max_concurrent: "At once",
  max_executions: "Run cap",
  misfire: "If missed",
  misfire_grace_s: "Late after seconds",
  misfire_window_s: "Caught up for seconds",
  misfire_cap: "Caught up at most",
  snoozed_until: "Snoozed until",
  pause_reason: "Why it is paused",
  reset_counter_on_active: "Count anew when activated",
  on_lost: "If its worker is lost",
  keep: "History kept",
};

/** Which part of a job a pointer means: `Schedule › expression`. */
export function partWords(pointer: string): string {
  const [first = "", ...rest] = stepsOf(pointer);
  const inner = first === "executor" && rest[0] === "config" ? rest.slice(1) : rest;
  return [PARTS[first] ?? sentence(first), ...inner.map((step) => step.replaceAll("_", " "))].join(" › ");
}

function sentence(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The part of a job at a pointer as text: long things over several lines, what may be a secret not at all. */
export function partValue(pointer: string, value: unknown): string {
  const isHidden = isSecretName(stepsOf(pointer).at(-1) ?? "") && typeof value === "string" && value !== "";
  return isHidden ? "not shown" : valueWords(value);
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === "string"))
    return value.length === 0 ? "–" : value.join(", ");
  const isEmpty = typeof value === "object" && Object.keys(value).length === 0;
  return isEmpty ? "–" : JSON.stringify(value, null, 2);
}
