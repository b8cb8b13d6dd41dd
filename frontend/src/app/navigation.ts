import {
  Activity,
  CalendarClock,
  CalendarOff,
  CalendarRange,
  ChartSpline,
  FileDown,
  FileText,
  Gauge,
  KeyRound,
  LayoutDashboard,
  LayoutGrid,
  LayoutTemplate,
  Lightbulb,
  ListChecks,
  type LucideIcon,
  MailX,
  MessageCircleQuestionMark,
  Puzzle,
  Server,
  ShieldCheck,
  TextSearch,
  TrendingUp,
  Users,
} from "lucide-react";
import type { Permission } from "@/api/types";
import { paths } from "@/config/paths";

/** `work`: what runs, ran and will run. `means`: what it needs. `admin`: the installation, for few. */
export type PlaceGroup = "work" | "means" | "admin";

export interface Destination {
  to: string;
  word: string;
  icon: LucideIcon;
  group: PlaceGroup;
  /** The key after `g`. */
  key: string;
  /** Shown to those who may this. */
  needs?: Permission;
}

/** The places of the rail, of the tab bar on phones and of the palette. */
export const DESTINATIONS: readonly Destination[] = [
  { to: paths.overview, word: "Overview", icon: LayoutDashboard, group: "work", key: "o" },
  { to: paths.jobs, word: "Jobs", icon: CalendarClock, group: "work", key: "j" },
  { to: paths.executions, word: "Executions", icon: Activity, group: "work", key: "e" },
  { to: paths.schedule, word: "Schedule", icon: CalendarRange, group: "work", key: "m" },
  { to: paths.insights, word: "Insights", icon: Lightbulb, group: "work", key: "n" },
  { to: paths.patterns, word: "Patterns", icon: Puzzle, group: "work", key: "f" },
  { to: paths.analytics, word: "Analytics", icon: ChartSpline, group: "work", key: "y" },
  { to: paths.load, word: "Load", icon: TrendingUp, group: "work", key: "h" },
  { to: paths.advice, word: "Advice", icon: ListChecks, group: "work", key: "v" },
  { to: paths.reports, word: "Reports", icon: FileText, group: "work", key: "r" },
  { to: paths.ask, word: "Ask", icon: MessageCircleQuestionMark, group: "work", key: "q" },
  { to: paths.dashboards, word: "Dashboards", icon: LayoutGrid, group: "work", key: "b" },
  { to: paths.search, word: "Search logs", icon: TextSearch, group: "work", key: "s" },
  { to: paths.calendars, word: "Calendars", icon: CalendarOff, group: "means", key: "c" },
  { to: paths.limits, word: "Limits", icon: Gauge, group: "means", key: "l" },
  { to: paths.secrets, word: "Secrets", icon: KeyRound, group: "means", key: "k" },
  { to: paths.workers, word: "Workers", icon: Server, group: "means", key: "w" },
  {
    to: paths.deadLetters,

    word: "Dead letters",
    icon: MailX,
    group: "means",
    key: "d",
  },
  { to: paths.teams, word: "Teams", icon: Users, group: "means", key: "t" },
  {
    to: paths.templates,

    word: "Templates",
    icon: LayoutTemplate,
    group: "means",
    key: "p",
    needs: "job:create",
  },
  {
    to: paths.import,

    word: "Import",
    icon: FileDown,
    group: "means",
    key: "i",
    needs: "job:create",
  },
  {
    to: paths.admin,

    word: "Admin",
    icon: ShieldCheck,
    group: "admin",
    key: "a",
    needs: "system:read",
  },
];

/** Those of the places that a person may see. */
export function placesOf(may: (permission: Permission) => boolean): readonly Destination[] {
  return DESTINATIONS.filter(({ needs }) => needs === undefined || may(needs));
}

/** The places by group, as far as there are any. */
export function groupsOf(places: readonly Destination[]): readonly (readonly Destination[])[] {
  return (["work", "means", "admin"] as const)
    .map((group) => places.filter((place) => place.group === group))
    .filter((group) => group.length > 0);
}

/** So many of them have room in a bar at the bottom of a phone; the rest is one press away. */
export const ON_PHONE = 3;
