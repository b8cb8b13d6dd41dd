import { Fragment, type ReactNode } from "react";

/** Names and values in two aligned columns; what is undefined is left out. */
export function Facts({ items }: { items: readonly [name: string, value: ReactNode][] }) {
  return (
    <dl className="grid grid-cols-[minmax(88px,max-content)_minmax(0,1fr)] gap-x-5 gap-y-1.5 text-sm">
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
