import type { Permission } from "@/api/types";

export interface ScopeGroup {
  name: string;
  scopes: readonly { scope: Permission; words: string }[];
}

/** What each permission lets one do. A permission without words does not compile. */
const WORDS: Record<Permission, string> = {
  "job:read": "See jobs, executions and logs",
  "job:create": "Create jobs",
  "job:update": "Change jobs",
  "job:delete": "Delete jobs",
  "job:run": "Run jobs",
  "job:pause": "Pause and activate jobs",
  "job:share": "Share jobs and hand them over",
  "execution:cancel": "Cancel executions",
  "execution:replay": "Replay executions, settle dead letters",
  "comment:write": "Comment on jobs",
  "secret:read": "See names of secrets",
  "secret:write": "Write secrets",
  "variable:read": "Read variables",
  "variable:write": "Write variables",
  "calendar:read": "See calendars",
  "calendar:write": "Change calendars",
  "limit:read": "See limits",
  "limit:write": "Set limits of tags",
  "dashboard:write": "Keep views and dashboards",
  "key:write": "Make and revoke API keys",
  "team:create": "Create teams",
  "team:manage": "Manage all teams",
  "owners:all": "Reach what belongs to others",
  "scheduling:manage": "Pause all scheduling",
  "owner-limit:write": "Set limits of owners",
  "worker:read": "See workers",
  "worker:manage": "Hold workers back",
  "user:read": "See users",
  "user:manage": "Manage users",
  "audit:read": "Read the audit log",
  "settings:manage": "Change settings",
  "system:read": "See the state of the system",
  "system:manage": "Purge, maintenance, blocked callers",
};

const GROUPS: readonly [name: string, prefixes: readonly string[]][] = [
  ["Jobs", ["job", "comment"]],
  ["Executions", ["execution"]],
  ["Secrets and variables", ["secret", "variable"]],
  ["Calendars and limits", ["calendar", "limit", "owner-limit"]],
  ["Views and dashboards", ["dashboard"]],
  ["Teams and people", ["team", "key", "user", "owners"]],
  ["Operation", ["scheduling", "worker", "system", "settings", "audit"]],
];

/** Those of `permissions` that a key can be given, in groups; a key never has more than its maker. */
export function scopeGroups(permissions: readonly Permission[]): ScopeGroup[] {
  const known = Object.entries(WORDS) as [Permission, string][];
  return GROUPS.map(([name, prefixes]) => ({
    name,
    scopes: known
      .filter(([scope]) => permissions.includes(scope) && prefixes.includes(scope.split(":")[0] ?? ""))
      .map(([scope, words]) => ({ scope, words })),
  })).filter(({ scopes }) => scopes.length > 0);
}

export function scopeWords(scope: Permission): string {
  return WORDS[scope];
}
