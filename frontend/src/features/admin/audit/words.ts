import type { AuditEntry } from "../types";

const VERBS: Record<string, string> = {
  create: "made",
  update: "changed",
  change: "changed",
  put: "set",
  delete: "deleted",
  trigger: "ran",
  run: "ran",
  accept_invitation: "accepted the invitation of",
  refresh: "renewed",
  login: "logged in",
  logout: "logged out",
  invite: "invited",
  approve: "let in",
  deny: "refused",
  enable: "let in again",
  disable: "shut out",
  reset_password: "sent a password link to",
  resend: "sent the link again to",
  begin: "began",
  end: "ended",
  export: "exported",
  import: "imported",
  transfer: "handed over",
  restore: "restored",
  purge: "purged",
  rebuild: "rebuilt",
  clear: "let in again",
  clear_all: "let everybody in again:",
  cancel: "cancelled",
  replay: "ran again",
  pause: "paused",
  resume: "resumed",
  check: "checked",
  survey: "measured",
};

/** `changed job`: an action's verb in the past and what it was done to. */
export function actionWords(action: string): string {
  const [noun = "", verb = ""] = action.split(".");
  const thing = noun.replaceAll(/[-_]/g, " ");
  const done = VERBS[verb];
  if (action === "session.begin") return "logged in";
  if (action === "session.end") return "logged out";
  return done ? `${done} ${thing}` : `${thing}: ${verb.replaceAll("_", " ")}`;
}

export function actorWords({ actor }: AuditEntry): string {
  if (actor.kind === "system") return actor.name || "The product";
  if (actor.kind === "anonymous") return actor.name || "Nobody known";
  return actor.kind === "key" ? `${actor.name || actor.id}, by API key` : actor.name || actor.id;
}

export const RESULT_WORDS = { ok: "Done", refused: "Refused", failed: "Failed" } as const;

/** A value of a changed field on one line. */
export function valueText(value: unknown): string {
  if (value === undefined) return "–";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Each field that changed, with both values. */
export function changesOf({ before, after }: AuditEntry): [name: string, before: unknown, after: unknown][] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.map((name) => [name, before?.[name], after?.[name]]);
}
