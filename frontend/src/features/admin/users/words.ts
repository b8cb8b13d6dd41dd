import { formatCount, joinWords } from "@/lib/format";
import type { AdminUser, Role, UserState } from "../types";

export const ROLES: readonly { value: Role; label: string; line: string }[] = [
  { value: "viewer", label: "Viewer", line: "Sees what is shared with them; changes and runs nothing." },
  {
    value: "developer",
    label: "Developer",
    line: "Makes, runs and shares jobs of their own and of their teams.",
  },
  {
    value: "operator",
    label: "Operator",
    line: "Sees and runs everybody's jobs, pauses scheduling, looks after workers.",
  },
  { value: "admin", label: "Administrator", line: "May do everything, this console included." },
];

export const STATE_WORDS: Record<UserState, string> = {
  active: "Active",
  pending: "Waits for approval",
  invited: "Invited",
  unverified: "Address not proved",
  disabled: "Disabled",
};

export const STATES = Object.keys(STATE_WORDS) as UserState[];

export function roleWord(role: Role): string {
  return ROLES.find(({ value }) => value === role)?.label ?? role;
}

export function nameOf(user: Pick<AdminUser, "name" | "email">): string {
  return user.name || user.email;
}

/** `12 users: 9 active, 2 invited and 1 disabled.` */
export function usersAnswer(counts: Partial<Record<UserState, number>>): string {
  const found = STATES.map((state) => [state, counts[state] ?? 0] as const).filter(([, count]) => count > 0);
  const total = found.reduce((sum, [, count]) => sum + count, 0);
  const words = found.map(([state, count]) => `${formatCount(count)} ${COUNTED[state]}`);
  return `${formatCount(total)} ${total === 1 ? "user" : "users"}: ${joinWords(words)}.`;
}

const COUNTED: Record<UserState, string> = {
  active: "active",
  pending: "waiting for approval",
  invited: "invited",
  unverified: "yet to prove the address",
  disabled: "disabled",
};

/** How somebody comes in: `password + code, 2 passkeys, google`. */
export function waysIn(user: AdminUser): string {
  const password = user.has_password ? [user.has_totp ? "password + code" : "password"] : [];
  const passkeys = user.passkeys > 0 ? [user.passkeys === 1 ? "passkey" : `${user.passkeys} passkeys`] : [];
  return [...password, ...passkeys, ...user.providers].join(", ") || "none yet";
}
