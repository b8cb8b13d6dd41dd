import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { ExecutorKind } from "@/api/types";
import { resolve } from "@/components/schema-form/schema";
import { partWords } from "@/lib/definition-words";

// prettier-ignore
const MEMBERS = [
  "name", "description", "tags", "executor", "schedule", "timing", "timeout_s", "setup_timeout_s", "grace_s", "retry",
  "on_lost", "sandbox", "environment", "parameters", "queue", "needs", "priority", "overlap", "max_concurrent",
  "overlap_queue_limit", "misfire", "misfire_grace_s", "misfire_window_s", "misfire_cap", "max_executions",
  "reset_counter_on_active", "snoozed_until", "keep",
] as const;

/** What a member can be, where that is one of a few. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  overlap: ["skip", "queue_one", "queue_all", "cancel_running", "terminate_running", "allow"],
  misfire: ["latest", "all", "skip"],
  priority: ["low", "normal", "high", "critical"],
  on_lost: ["fail", "retry"],
  profile: ["trusted", "standard", "strict", "custom"],
  network: ["none", "allow_list", "open"],
};
const SCHEDULE_KINDS = ["cron", "interval", "date", "any"];
// prettier-ignore
const INNER: Readonly<Record<string, readonly string[]>> = {
  executor: ["kind", "config"],
  schedule: ["kind", "expression", "timezone", "every_s", "start_at", "run_at", "gap", "fold", "schedules"],
  timing: ["windows", "calendars", "starts_at", "ends_at", "jitter_s"],
  retry: ["max_attempts", "initial_s", "multiplier", "cap_s", "jitter", "deadline_s", "on", "exit_codes", "log_patterns"],
  sandbox: ["profile", "network", "allowed_hosts", "limits", "binds"],
  limits: ["cpu", "memory_bytes", "pids", "open_files", "file_bytes", "disk_bytes", "output_bytes"],
};

const KEY = /^(\s*)(?:- )?([\w-]*)$/;
const VALUE = /^\s*(?:- )?([\w-]+):\s+([\w-]*)$/;
const PARENT = /^(\s*)(?:- )?([\w-]+):\s*$/;

/** Offers members and choices for the place at which one writes. */
export function completerFor(executors: readonly ExecutorKind[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const parents = parentsOf(context.state.doc.sliceString(0, line.from).split("\n"), before.search(/\S|$/));
    const value = VALUE.exec(before);
    if (value) {
      const [, name = "", typed = ""] = value;
      const options = choicesOf(name, parents, executors);
      return options.length === 0 ? null : { from: context.pos - typed.length, options: asIs(options) };
    }
    const key = KEY.exec(before);
    if (!key || (!context.explicit && key[2] === "")) return null;
    const options = membersOf(parents, context.state.doc.toString(), executors);
    return options.length === 0 ? null : { from: context.pos - (key[2]?.length ?? 0), options };
  };
}

/** Names of the members around a line that is indented so far, the innermost last. */
function parentsOf(lines: readonly string[], indent: number): string[] {
  const found: string[] = [];
  let limit = indent;
  for (const line of [...lines].reverse()) {
    const [, blanks = "", name = ""] = PARENT.exec(line) ?? [];
    if (name !== "" && blanks.length < limit) {
      found.unshift(name);
      limit = blanks.length;
    }
  }
  return found;
}

function membersOf(
  parents: readonly string[],
  text: string,
  executors: readonly ExecutorKind[],
): Completion[] {
  const parent = parents.at(-1);
  if (parent === undefined)
    return MEMBERS.map((name) => ({ label: name, apply: `${name}: `, detail: partWords(`/${name}`) }));
  if (parent === "config" && parents.at(-2) === "executor") {
    const kind = /^executor:\s*\n(?:\s+.*\n)*?\s+kind:\s*(\w+)/m.exec(text)?.[1];
    const schema = executors.find((one) => one.kind === kind)?.config_schema ?? {};
    const { properties = {} } = resolve(schema, schema);
    return Object.entries(properties).map(([label, { title }]) => ({
      label,
      apply: `${label}: `,
      detail: title ?? "",
    }));
  }
  return (INNER[parent] ?? []).map((label) => ({ label, apply: `${label}: ` }));
}

function choicesOf(
  name: string,
  parents: readonly string[],
  executors: readonly ExecutorKind[],
): readonly string[] {
  if (name !== "kind") return CHOICES[name] ?? [];
  return parents.includes("executor") ? executors.map(({ kind }) => kind) : SCHEDULE_KINDS;
}

function asIs(labels: readonly string[]): Completion[] {
  return labels.map((label) => ({ label }));
}
