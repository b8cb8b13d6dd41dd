import type { ReactNode } from "react";

/** A part of the job form that is always open. */
export function FormPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section
      aria-label={title}
      className="grid gap-x-8 gap-y-3 border-t border-line py-5 first:border-t-0 first:pt-1 md:grid-cols-[140px_minmax(0,1fr)]"
    >
      <h2 className="text-sm font-semibold">{title}</h2>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
