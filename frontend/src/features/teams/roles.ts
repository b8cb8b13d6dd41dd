import type { Team, TeamRole } from "@/api/types";

/** Roles in a team, each with what it may do beyond the one below. */
export const TEAM_ROLES: readonly { value: TeamRole; label: string; line: string }[] = [
  { value: "member", label: "Member", line: "Writes, runs and pauses the team's jobs" },
  { value: "admin", label: "Admin", line: "Deletes and shares them, writes secrets, manages members" },
  { value: "owner", label: "Owner", line: "Manages everybody, names the team and ends it" },
];

export function roleWord(role: TeamRole): string {
  return TEAM_ROLES.find(({ value }) => value === role)?.label ?? role;
}

/** What the caller may do with a team. */
export interface TeamRights {
  /** Roles that one gives to members and takes from them. */
  given: readonly TeamRole[];
  /** Names and ends it. */
  isOwner: boolean;
}

/** `isManager`: of all teams, as administrators are. */
export function rightsOn(team: Team, isManager: boolean): TeamRights {
  const isOwner = isManager || (team.may_manage && team.role === "owner");
  if (isOwner) return { given: ["member", "admin", "owner"], isOwner };
  return { given: team.may_manage ? ["member", "admin"] : [], isOwner };
}
