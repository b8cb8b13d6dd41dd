/** How far an attempt is kept apart from the machine. */
export type Profile = "trusted" | "standard" | "strict" | "custom";
export type Network = "none" | "allow_list" | "open";

/** What an attempt may use; absent or null: as the profile has it. */
export interface SandboxLimits {
  cpu?: number | null;
  memory_bytes?: number | null;
  pids?: number | null;
  open_files?: number | null;
  file_bytes?: number | null;
  disk_bytes?: number | null;
  output_bytes?: number | null;
}

/** A folder or file of the machine that is shown inside. */
export interface Bind {
  path: string;
  writable?: boolean;
}

/** Absent of a job: `trusted`, without limits. */
export interface Sandbox {
  profile?: Profile;
  network?: Network | null;
  /** `host:port`. */
  allowed_hosts?: string[];
  limits?: SandboxLimits;
  binds?: Bind[];
}
