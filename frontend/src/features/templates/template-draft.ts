import type { Instantiation, JobState, JobTemplate, TemplateVariable } from "@/api/types";
import { isTeam } from "@/lib/owners";

/** A secret while it is being chosen: one that there is, or a new one with its value. */
export interface SecretDraft {
  isNew: boolean;
  name: string;
  value: string;
}

/** A job of a template while its values are being written. */
export interface TemplateDraft {
  ownerId: string;
  name: string;
  /** Crontab expression. */
  expression: string;
  timezone: string;
  isByHand: boolean;
  values: Readonly<Record<string, string | number | boolean>>;
  secrets: Readonly<Record<string, SecretDraft>>;
}

export const isSecret = ({ type }: TemplateVariable) => type === "secret";

export function draftOfTemplate(template: JobTemplate, ownerId: string, timezone: string): TemplateDraft {
  const { expression, timezone: own } = template.schedule as { expression?: string; timezone?: string };
  return {
    ownerId,
    name: template.name,
    expression: expression ?? "",
    timezone: own ?? timezone,
    isByHand: expression === undefined,
    values: Object.fromEntries(
      template.variables
        .filter((one) => !isSecret(one))
        .map((one) => [one.name, one.default ?? emptyOf(one)]),
    ),
    secrets: Object.fromEntries(
      template.variables
        .filter(isSecret)
        .map(({ name, secret }) => [name, { isNew: true, name: secret, value: "" }]),
    ),
  };
}

/** What to send. What is empty is left out, so that the server says whether it is needed. */
export function wantedOf(template: JobTemplate, draft: TemplateDraft, state: JobState): Instantiation {
  const values = Object.entries(draft.values).filter(
    ([name, value]) => !Number.isNaN(value) && (value !== "" || isOptional(template, name)),
  );
  const secrets = Object.entries(draft.secrets).filter(([, { isNew, name, value }]) =>
    isNew ? value !== "" : name !== "",
  );
  const schedule = { kind: "cron" as const, expression: draft.expression.trim(), timezone: draft.timezone };
  return {
    values: Object.fromEntries(values),
    secrets: Object.fromEntries(
      secrets.map(([variable, { isNew, name, value }]) => [
        variable,
        { name: name.trim(), value: isNew ? value : null },
      ]),
    ),
    name: draft.name.trim(),
    schedule: draft.isByHand ? null : schedule,
    timezone: draft.timezone,
    state,
    team_id: isTeam(draft.ownerId) ? draft.ownerId : null,
    dry_run: false,
  };
}

function isOptional(template: JobTemplate, name: string): boolean {
  return template.variables.some((one) => one.name === name && !one.required);
}

function emptyOf({ type }: TemplateVariable): string | number | boolean {
  return type === "number" ? Number.NaN : type === "boolean" ? false : "";
}

const WORDS: Readonly<Record<string, string>> = {
  backups: "Backups",
  checks: "Checks",
  delivery: "Delivery",
  housekeeping: "Housekeeping",
  messages: "Messages",
  reports: "Reports",
};

export interface TemplateGroup {
  category: string;
  word: string;
  templates: JobTemplate[];
}

/** By category, those that say `text` in name, summary or id. */
export function groupsOf(templates: readonly JobTemplate[], text: string): TemplateGroup[] {
  const wanted = text.trim().toLowerCase();
  const found = templates.filter(({ id, name, summary }) =>
    `${id} ${name} ${summary}`.toLowerCase().includes(wanted),
  );
  return [...new Set(found.map(({ category }) => category))].map((category) => ({
    category,
    word: WORDS[category] ?? category,
    templates: found.filter((one) => one.category === category),
  }));
}
