import { countOf, formatCount, joinWords } from "@/lib/format";
import { formatCores, formatSize } from "@/lib/sizes";
import { choiceOf } from "../policy-words";
import { draftNetwork, LIMIT_NAMES, type SandboxDraft } from "./sandbox-draft";
import { type LimitName, PROFILE_CHOICES, PROFILE_LIMITS } from "./sandbox-profiles";

interface LimitWords {
  label: string;
  hint: string;
  /** A limit in force: `64 processes`. */
  words: (value: number) => string;
}

export const LIMIT_WORDS: Record<LimitName, LimitWords> = {
  cpu: { label: "CPU", hint: "Cores, of all its processes together.", words: formatCores },
  memory_bytes: {
    label: "Memory",
    hint: "Of all its processes together, with what it writes to /tmp.",
    words: formatSize,
  },
  pids: {
    label: "Processes",
    hint: "Threads count, too.",
    words: (count) => countOf(count, "process", "processes"),
  },
  open_files: {
    label: "Open files",
    hint: "Of each process.",
    words: (count) => `${formatCount(count)} open files`,
  },
  file_bytes: {
    label: "File size",
    hint: "Of each file that it writes.",
    words: (size) => `files up to ${formatSize(size)}`,
  },
  disk_bytes: {
    label: "Disk",
    hint: "Of the workspace, and of /tmp.",
    words: (size) => `${formatSize(size)} of disk`,
  },
  output_bytes: {
    label: "Output",
    hint: "Of the log; what is beyond it is counted and left out.",
    words: (size) => `${formatSize(size)} of output`,
  },
};

const FIRST: readonly LimitName[] = ["memory_bytes", "cpu"];
const ORDER = [...FIRST, ...LIMIT_NAMES.filter((name) => !FIRST.includes(name))];

/** The limit in force; undefined for none. */
export function limitInForce({ profile, limits }: SandboxDraft, name: LimitName): number | undefined {
  return Number.isFinite(limits[name]) ? limits[name] : PROFILE_LIMITS[profile][name];
}

/** Limits in force, memory and CPU first; only those that a person looks for unless stated by the job. */
function limitWords(draft: SandboxDraft, isFull: boolean): string[] {
  return ORDER.filter(
    (name) => isFull || FIRST.includes(name) || Number.isFinite(draft.limits[name]),
  ).flatMap((name) => {
    const value = limitInForce(draft, name);
    return value === undefined ? [] : [LIMIT_WORDS[name].words(value)];
  });
}

function networkWords(draft: SandboxDraft): string {
  const network = draftNetwork(draft);
  if (network === "none") return "no network";
  if (network === "open") return draft.profile === "trusted" ? "" : "open network";
  const hosts = draft.allowed_hosts.filter((host) => host.trim() !== "");
  return hosts.length === 1
    ? `reaches only ${hosts[0] ?? ""}`
    : `reaches only ${countOf(hosts.length, "host")}`;
}

/** `Strict: no network, 256 MiB, ½ core`. */
export function sandboxSummary(draft: SandboxDraft, isFull = false): string {
  const label = choiceOf(PROFILE_CHOICES, draft.profile)?.label ?? draft.profile;
  const binds = draft.binds.filter(({ path }) => path.trim() !== "").length;
  const parts = [
    networkWords(draft),
    ...limitWords(draft, isFull),
    binds > 0 && draft.profile !== "trusted" ? `${countOf(binds, "folder")} of the machine` : "",
  ].filter(Boolean);
  if (parts.length > 0) return `${label}: ${parts.join(", ")}`;
  return draft.profile === "trusted" ? "Trusted: as the worker itself, no limits" : `${label}: no limits`;
}

/** What is shown of the machine, in words. */
export function bindWords({ profile, binds }: SandboxDraft): string | undefined {
  const shown = binds.filter(({ path }) => path.trim() !== "");
  if (profile === "trusted" || shown.length === 0) return undefined;
  return joinWords(shown.map(({ path, writable }) => `${path}${writable ? " (may write)" : ""}`));
}
