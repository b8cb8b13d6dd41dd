import type { ReactNode } from "react";

interface FactProps {
  label: string;
  hint?: string;
  children: ReactNode;
}

/** One row of what is known of a failure. */
export function Fact({ label, hint, children }: FactProps) {
  return (
    <>
      <dt className="text-faint" title={hint}>
        {label}
      </dt>
      <dd className="min-w-0 max-sm:mb-1">{children}</dd>
    </>
  );
}
