import type { Network, Profile } from "@/api/types";
import type { Choice } from "../policy-words";

export type LimitName =
  "cpu" | "memory_bytes" | "pids" | "open_files" | "file_bytes" | "disk_bytes" | "output_bytes";

const MIB = 1 << 20;

/** What a profile says where a job does not; as the server has it. */
export const PROFILE_LIMITS: Record<Profile, Partial<Record<LimitName, number>>> = {
  trusted: {},
  custom: {},
  standard: {
    cpu: 1,
    memory_bytes: 512 * MIB,
    pids: 128,
    open_files: 1_024,
    file_bytes: 1_024 * MIB,
    disk_bytes: 1_024 * MIB,
  },
  strict: {
    cpu: 0.5,
    memory_bytes: 256 * MIB,
    pids: 64,
    open_files: 256,
    file_bytes: 100 * MIB,
    disk_bytes: 100 * MIB,
  },
};

export const PROFILE_CHOICES: readonly Choice<Profile>[] = [
  {
    value: "trusted",
    label: "Trusted",
    line: "The worker’s own user, files and network, as with cron. Only the limits stated below.",
  },
  {
    value: "standard",
    label: "Standard",
    line: "A read-only system and a private workspace; it sees no other process. Open network; 1 core, 512 MiB, 128 processes.",
  },
  {
    value: "strict",
    label: "Strict",
    line: "As standard, without a network: ½ core, 256 MiB, 64 processes, 100 MiB of disk.",
  },
  {
    value: "custom",
    label: "Custom",
    line: "As standard, with only the limits stated below.",
  },
];

export const NETWORK_CHOICES: readonly Choice<Network>[] = [
  { value: "none", label: "None", line: "It reaches nothing, not even the machine itself." },
  {
    value: "allow_list",
    label: "Some hosts",
    line: "Only the hosts and ports below, over HTTP and HTTPS through a proxy that checks each of them.",
  },
  { value: "open", label: "Open", line: "It reaches what the worker reaches." },
];

/** The network of a profile where a job states none. */
export function networkOf(profile: Profile, stated: Network | null | undefined): Network {
  return stated ?? (profile === "strict" ? "none" : "open");
}
