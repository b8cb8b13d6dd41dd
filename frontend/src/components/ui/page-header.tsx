import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** The answer to the page's question, or where one is. */
  children?: ReactNode;
  /** The page's two or three actions. */
  actions?: ReactNode;
}

/** The one title row of a page. */
export function PageHeader({ title, children, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 pb-4">
      <div className="min-w-0 flex-1 basis-64">
        <h1 className="text-xl font-semibold tracking-[-0.01em]">{title}</h1>
        {children ? <div className="mt-0.5 text-sm text-quiet">{children}</div> : null}
      </div>
      {actions ? (
        <div className="flex flex-wrap items-center gap-2" data-print="hide" data-page-actions>
          {actions}
        </div>
      ) : null}
    </header>
  );
}
