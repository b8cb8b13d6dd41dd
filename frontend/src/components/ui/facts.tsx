import { Fragment, type ReactNode } from "react";
import { cn } from "@/lib/cn";

interface FactsProps {
  items: readonly [name: string, value: ReactNode][];
  /** For names of several words. */
  isWide?: boolean;
}

/** Names and values in two aligned columns; what is undefined is left out. */
export function Facts({ items, isWide = false }: FactsProps) {
  return (
    <dl
      className={cn(
        "grid gap-x-5 gap-y-1.5 text-sm",
        isWide
          ? "grid-cols-[minmax(0,120px)_minmax(0,1fr)]"
          : "grid-cols-[minmax(88px,max-content)_minmax(0,1fr)]",
      )}
    >
      {items.map(([name, value]) =>
        value === undefined ? null : (
          <Fragment key={name}>
            <dt className="text-faint">{name}</dt>
            <dd className="min-w-0">{value}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}
