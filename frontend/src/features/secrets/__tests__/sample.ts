import type { Secret, Variable } from "@/api/types";

/** A secret as the API gives it, with `changes`. */
export function sampleSecret(changes: Partial<Secret> = {}): Secret {
  return {
    name: "db",
    scope: "user",
    owner_id: "u1",
    job_id: null,
    description: "",
    fields: ["value"],
    key_id: "k1",
    created_at: "2026-11-21T08:00:00Z",
    updated_at: "2026-11-21T08:00:00Z",
    used_by: [],
    ...changes,
  };
}

/** A variable as the API gives it, with `changes`. */
export function sampleVariable(changes: Partial<Variable> = {}): Variable {
  return {
    key: "REGION",
    scope: "user",
    owner_id: "u1",
    job_id: null,
    value: "eu-west-1",
    description: "",
    version: 3,
    updated_at: "2026-11-21T08:00:00Z",
    updated_by: "u1",
    used_by: [],
    ...changes,
  };
}
