import {
  Activity,
  CalendarClock,
  CalendarOff,
  FileDown,
  Gauge,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
  MailX,
  Server,
  ShieldCheck,
  TextSearch,
  Users,
} from "lucide-react";
import type { Permission } from "@/api/types";
import { paths } from "@/config/paths";

export interface Destination {
  to: string;
  word: string;
  icon: LucideIcon;
  /** The key after `g`. */
  key: string;
  /** Shown to those who may this. */
  needs?: Permission;
}

/** The places of the rail, of the tab bar on phones and of the palette. */
export const DESTINATIONS: readonly Destination[] = [
  { to: paths.overview, word: "Overview", icon: LayoutDashboard, key: "o" },
  { to: paths.jobs, word: "Jobs", icon: CalendarClock, key: "j" },
  { to: paths.executions, word: "Executions", icon: Activity, key: "e" },
  { to: paths.search, word: "Search logs", icon: TextSearch, key: "s" },
  { to: paths.calendars, word: "Calendars", icon: CalendarOff, key: "c" },
  { to: paths.limits, word: "Limits", icon: Gauge, key: "l" },
  { to: paths.secrets, word: "Secrets", icon: KeyRound, key: "k" },
  { to: paths.workers, word: "Workers", icon: Server, key: "w" },
  { to: paths.deadLetters, word: "Dead letters", icon: MailX, key: "d" },
  { to: paths.teams, word: "Teams", icon: Users, key: "t" },
  { to: paths.import, word: "Import", icon: FileDown, key: "i" },
  { to: paths.admin, word: "Admin", icon: ShieldCheck, key: "a", needs: "system:read" },
];

/** Those of the places that a person may see. */
export function placesOf(may: (permission: Permission) => boolean): readonly Destination[] {
  return DESTINATIONS.filter(({ needs }) => needs === undefined || may(needs));
}

/** So many of them have room in a bar at the bottom of a phone; the rest is one press away. */
export const ON_PHONE = 3;
