import { formatCount } from "@/lib/format";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { MiddleText } from "@/components/ui/middle-text";

interface RowProps {
  icon?: ReactNode;
  to: string;
  name: string;
  /** Quieter, where there is room. */
  note?: ReactNode;
  /** At the end, right-aligned. */
  end: ReactNode;
}

/** One line of a list in a widget; pressing it anywhere opens what it names. */
export function Row({ icon, to, name, note, end }: RowProps) {
  return (
    <li className="relative flex h-row items-center gap-2.5 border-b border-line px-1 text-sm last:border-0 hover:bg-hover">
      {icon}
      <Link
        to={to}
        className="flex min-w-0 flex-1 after:absolute after:inset-0 after:content-[''] focus-visible:outline-offset-[-2px]"
      >
        <MiddleText>{name}</MiddleText>
      </Link>
      {note === undefined ? null : (
        <span className="min-w-0 max-w-[40%] truncate text-xs text-faint">{note}</span>
      )}
      <span className="shrink-0 text-right whitespace-nowrap text-quiet">{end}</span>
    </li>
  );
}

/** The rows, and how many more there are. */
export function Rows({
  label,
  more = 0,
  empty,
  children,
}: {
  label: string;
  more?: number;
  empty: string;
  children: ReactNode[];
}) {
  if (children.length === 0) return <p className="py-2 text-sm text-quiet">{empty}</p>;
  return (
    <>
      <ul aria-label={label}>{children}</ul>
      {more > 0 ? <p className="px-1 py-1.5 text-xs text-faint">and {formatCount(more)} more</p> : null}
    </>
  );
}
