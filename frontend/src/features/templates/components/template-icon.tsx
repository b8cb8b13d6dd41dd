import {
  Activity,
  Archive,
  CalendarX,
  Container,
  Database,
  FileText,
  Flame,
  Gauge,
  GitBranch,
  Globe,
  HeartPulse,
  LayoutTemplate,
  type LucideIcon,
  MessageSquare,
  Plug,
  Search,
  ShieldCheck,
  Trash2,
} from "lucide-react";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  activity: Activity,
  archive: Archive,
  "calendar-x": CalendarX,
  container: Container,
  database: Database,
  "file-text": FileText,
  flame: Flame,
  gauge: Gauge,
  "git-branch": GitBranch,
  globe: Globe,
  "heart-pulse": HeartPulse,
  "message-square": MessageSquare,
  plug: Plug,
  search: Search,
  "shield-check": ShieldCheck,
  "trash-2": Trash2,
};

export function TemplateIcon({ icon }: { icon: string }) {
  const Icon = ICONS[icon] ?? LayoutTemplate;
  return <Icon size={16} strokeWidth={1.75} className="shrink-0 text-quiet" aria-hidden="true" />;
}
