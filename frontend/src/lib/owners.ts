import type { TeamRole } from "@/api/types";

/** Whom something may belong to: oneself, or one of one's teams. */
export interface Owner {
  id: string;
  name: string;
  /** One's role in the team; null of oneself. */
  role: TeamRole | null;
}

/** An owner's id says whether it is a team's. */
export function isTeam(ownerId: string): boolean {
  return ownerId.startsWith("t");
}
