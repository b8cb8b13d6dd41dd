import type { Page } from "./types";

/** Who may use it: all jobs of its owner, or one. */
export type ScopeKind = "user" | "job";

export interface JobUse {
  id: string;
  name: string;
}

/** What is told of a secret: everything but its values. */
export interface Secret {
  name: string;
  scope: ScopeKind;
  owner_id: string;
  job_id: string | null;
  description: string;
  fields: string[];
  /** Of the key that it is encrypted with. */
  key_id: string;
  created_at: string;
  updated_at: string;
  used_by: JobUse[];
}

export interface SecretPage extends Page<Secret> {
  /** Of the key that new secrets are encrypted with; null: none can be kept. */
  current_key_id: string | null;
  /** Where references may point to. */
  providers: string[];
}

export interface SecretInput {
  fields: Record<string, string>;
  description: string;
  job_id: string | null;
}
