import type { Network, Profile, Sandbox } from "@/api/types";
import { type LimitName, networkOf } from "./sandbox-profiles";

export interface BindDraft {
  /** Tells rows apart while others come and go. */
  key: number;
  path: string;
  writable: boolean;
}

/** A sandbox while it is being written. */
export interface SandboxDraft {
  profile: Profile;
  /** Null: as the profile has it. */
  network: Network | null;
  allowed_hosts: readonly string[];
  /** NaN: as the profile has it. */
  limits: Record<LimitName, number>;
  binds: readonly BindDraft[];
}

const NO_LIMITS: Record<LimitName, number> = {
  cpu: Number.NaN,
  memory_bytes: Number.NaN,
  pids: Number.NaN,
  open_files: Number.NaN,
  file_bytes: Number.NaN,
  disk_bytes: Number.NaN,
  output_bytes: Number.NaN,
};

export const LIMIT_NAMES = Object.keys(NO_LIMITS) as LimitName[];

export function sandboxDraftOf(sandbox: Sandbox): SandboxDraft {
  const stated = LIMIT_NAMES.map((name) => [name, sandbox.limits?.[name] ?? Number.NaN]);
  return {
    profile: sandbox.profile ?? "trusted",
    network: sandbox.network ?? null,
    allowed_hosts: sandbox.allowed_hosts ?? [],
    limits: Object.fromEntries(stated) as SandboxDraft["limits"],
    binds: (sandbox.binds ?? []).map(({ path, writable = false }, key) => ({ key, path, writable })),
  };
}

export function addBind(binds: readonly BindDraft[]): BindDraft[] {
  return [...binds, { key: Math.max(-1, ...binds.map(({ key }) => key)) + 1, path: "", writable: false }];
}

/** The network in force: a trusted job has the machine's own. */
export function draftNetwork({ profile, network }: SandboxDraft): Network {
  return profile === "trusted" ? "open" : networkOf(profile, network);
}

/** What is missing, in words; undefined when it is complete. */
export function sandboxGap(draft: SandboxDraft): string | undefined {
  const named = draft.allowed_hosts.filter((host) => host.trim() !== "");
  return draftNetwork(draft) === "allow_list" && named.length === 0 ? "the hosts it may reach" : undefined;
}

/** What was written, without what is usual; what does not go with the profile or the network is left out. */
export function sandboxOf(draft: SandboxDraft): Sandbox {
  const { profile, network } = draft;
  const isTrusted = profile === "trusted";
  const limits = LIMIT_NAMES.filter((name) => Number.isFinite(draft.limits[name]));
  const binds = isTrusted ? [] : draft.binds.filter(({ path }) => path.trim() !== "");
  const hosts = draft.allowed_hosts.map((host) => host.trim()).filter((host) => host !== "");
  return {
    ...(isTrusted ? {} : { profile }),
    ...(isTrusted || network === null ? {} : { network }),
    ...(draftNetwork(draft) === "allow_list" ? { allowed_hosts: hosts } : {}),
    ...(limits.length > 0
      ? { limits: Object.fromEntries(limits.map((name) => [name, draft.limits[name]])) }
      : {}),
    ...(binds.length > 0
      ? { binds: binds.map(({ path, writable }) => ({ path: path.trim(), writable })) }
      : {}),
  };
}
