import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** It is all there is on the page, so that its title is the page's. */
  isPage?: boolean;
  /** What will be here, and why it is not yet. */
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
}

export function EmptyState({ title, isPage = false, children, action }: EmptyStateProps) {
  const Heading = isPage ? "h1" : "h2";
  return (
    <div className="mx-auto flex max-w-md animate-appear flex-col items-center px-4 py-14 text-center">
      <Heading className="text-base font-semibold">{title}</Heading>
      {children ? <p className="mt-1 text-sm text-quiet">{children}</p> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
