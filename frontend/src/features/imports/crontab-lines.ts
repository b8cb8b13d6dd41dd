import type { CrontabImport, ImportedJob } from "@/api/types";

/** One line of the crontab and what became of it. */
export type CrontabLine = { line: number; source: string } & (
  | { kind: "job"; job: ImportedJob }
  | { kind: "setting"; name: string; value: string }
  | { kind: "rejected"; reason: string }
  | { kind: "comment" }
  | { kind: "blank" }
);

/** Every line of `text` in order with what the server made of it; none is left out. */
export function accountLines(text: string, result: CrontabImport): CrontabLine[] {
  const jobs = new Map(result.jobs.map((job) => [job.line, job]));
  const settings = new Map(result.settings.map((setting) => [setting.line, setting]));
  const rejected = new Map(result.rejected.map((refusal) => [refusal.line, refusal]));
  const ignored = new Map(result.ignored.map((item) => [item.line, item.kind]));
  return splitLines(text).map((source, index): CrontabLine => {
    const line = index + 1;
    const job = jobs.get(line);
    if (job) return { line, source, kind: "job", job };
    const setting = settings.get(line);
    if (setting) return { line, source, kind: "setting", name: setting.name, value: setting.value };
    const refusal = rejected.get(line);
    if (refusal) return { line, source: refusal.text || source, kind: "rejected", reason: refusal.reason };
    const kind = ignored.get(line) ?? (source.trim() === "" ? "blank" : null);
    if (kind) return { line, source, kind };
    return { line, source, kind: "rejected", reason: "The server did not say what became of this line." };
  });
}

function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

const KNOWN_USERS =
  /^(?:\S+\s+){5}(?:root|www-data|nobody|daemon|postgres|mysql|mail|list|backup|git|redis|munin|smmsp|news|proxy)\s+\S/;

/** Whether most of the schedule lines seem to name a user, as in /etc/crontab and /etc/cron.d. */
export function looksLikeSystem(text: string): boolean {
  const scheduled = splitLines(text).filter((line) => /^\s*[\d*]/.test(line));
  const named = scheduled.filter((line) => KNOWN_USERS.test(line.trim()));
  return named.length > 0 && named.length * 2 >= scheduled.length;
}
