import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

interface SectionProps {
  title: string;
  /** A number or a remark beside the title. */
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A titled part of a page; space holds it together, not a box. */
export function Section({ title, note, actions, children, className }: SectionProps) {
  return (
    <section aria-label={title} className={cn("min-w-0", className)}>
      <div className="flex h-8 items-center justify-between gap-3 border-b border-line">
        <h2 className="flex min-w-0 items-baseline gap-2 text-sm font-semibold whitespace-nowrap">
          {title}
          {note !== undefined && note !== null ? (
            <span className="truncate font-normal text-faint">{note}</span>
          ) : null}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
