import type { ReactNode } from "react";
import { Link } from "react-router";
import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import { paths } from "@/config/paths";
import { countOf, formatCount, formatDuration, joinWords } from "@/lib/format";
import type { AdminOverview, Role } from "../types";

const ROLE_NOUNS: readonly [Role, string][] = [
  ["admin", "administrator"],
  ["operator", "operator"],
  ["developer", "developer"],
  ["viewer", "viewer"],
];

function toUsers(query: string, words: string) {
  return (
    <Link to={`${paths.adminUsers}${query}`} className="underline decoration-line-strong underline-offset-2">
      {words}
    </Link>
  );
}

/** Users and what belongs to their accounts. */
export function UserFigures({ users, canSee }: { users: AdminOverview["users"]; canSee: boolean }) {
  const waiting = users.by_state["pending"] ?? 0;
  const roles = ROLE_NOUNS.filter(([role]) => (users.by_role[role] ?? 0) > 0).map(([role, noun]) =>
    countOf(users.by_role[role] ?? 0, noun),
  );
  return (
    <Section title="Users" note={canSee ? toUsers("", formatCount(users.total)) : formatCount(users.total)}>
      <div className="pt-3">
        <Facts
          isWide
          items={[
            [
              "Waiting for you",
              waiting > 0 ? (
                <span key="waiting" className="text-missed">
                  {canSee ? toUsers("?state=pending", formatCount(waiting)) : formatCount(waiting)}
                </span>
              ) : undefined,
            ],
            ["Roles", joinWords(roles)],
            [
              "Seen",
              `${formatCount(users.seen_day)} in 24 hours, ${formatCount(users.seen_month)} in 30 days`,
            ],
            ["Sessions", formatCount(users.sessions)],
            ["Second factor", `${formatCount(users.second_factors)} of ${formatCount(users.total)}`],
            ["API keys", formatCount(users.api_keys)],
            ["Teams", formatCount(users.teams)],
          ]}
        />
      </div>
    </Section>
  );
}

/** Jobs and executions of everybody; `children` draw how these ended. */
export function WorkFigures({ overview, children }: { overview: AdminOverview; children: ReactNode }) {
  const { jobs, executions } = overview;
  const rate = executions.success_rate;
  const total = jobs.active + jobs.paused + jobs.draft + jobs.archived;
  return (
    <Section title="Jobs and executions" note={countOf(total, "job")}>
      <div className="grid gap-x-8 gap-y-4 pt-3 lg:grid-cols-2">
        <Facts
          isWide
          items={[
            [
              "Jobs",
              `${formatCount(jobs.active)} active, ${formatCount(jobs.paused)} paused, ${formatCount(jobs.draft)} draft`,
            ],
            ["Now", `${formatCount(executions.running)} running, ${formatCount(executions.waiting)} waiting`],
            [
              "In 24 hours",
              `${formatCount(executions.succeeded)} succeeded, ${formatCount(executions.failed)} failed, ${formatCount(executions.not_run)} did not run`,
            ],
            ["Succeed", rate === null ? "–" : `${(rate * 100).toFixed(1)} %`],
            [
              "Start late by",
              executions.lag_p50_ms === null
                ? "–"
                : `${formatDuration(executions.lag_p50_ms)}; one in a hundred ${formatDuration(executions.lag_p99_ms)}`,
            ],
          ]}
        />
        {children}
      </div>
    </Section>
  );
}
