import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** What will be here, and why it is not yet. */
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md animate-appear flex-col items-center px-4 py-14 text-center">
      <h2 className="text-base font-semibold">{title}</h2>
      {children ? <p className="mt-1 text-sm text-quiet">{children}</p> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
