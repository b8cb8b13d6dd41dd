import type { LucideIcon } from "lucide-react";
import { Link } from "react-router";

interface DoorLinkProps {
  to: string;
  icon: LucideIcon;
  title: string;
  text: string;
}

/** A way to begin: what it is, and what one gets. */
export function DoorLink({ to, icon: Icon, title, text }: DoorLinkProps) {
  return (
    <Link to={to} className="rounded-lg border border-line-strong p-4 hover:border-fg">
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      <span className="mt-3 block font-medium">{title}</span>
      <span className="mt-0.5 block text-quiet">{text}</span>
    </Link>
  );
}
