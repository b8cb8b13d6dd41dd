import { CircleHelp } from "lucide-react";
import { Popover } from "radix-ui";
import { IconButton } from "@/components/ui/icon-button";
import { QUERY_FIELDS } from "./query-text";

const RULES: readonly [string, string][] = [
  ["connection refused", "both words, in error, job name or output"],
  ['"connection refused"', "one after the other, in one line"],
  ["refus*", "words that begin so"],
  ["-tag:test", "not so; a minus before any term but log:"],
  ["state:failed,missed", "either of them"],
  ['job:"Nightly report"', "quotes around blanks and commas"],
  ["duration:1m..5m", "from, to; ms, s, m, h, d"],
];

/** How the search box is written to. */
export function SyntaxHelp() {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton label="How to search" size="icon-sm">
          <CircleHelp size={14} />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="How to search"
          className="z-50 max-h-[min(560px,var(--radix-popover-content-available-height))] w-[min(460px,calc(100vw-16px))] animate-appear overflow-y-auto rounded-lg bg-raised p-4 text-sm shadow-float focus:outline-none"
        >
          <Rows title="All of what is written must hold" rows={RULES} />
          <Rows title="Fields" rows={QUERY_FIELDS.map(({ example, hint }) => [example, hint])} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <section className="not-first:mt-3">
      <h2 className="pb-1 font-semibold">{title}</h2>
      <dl className="grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-4 gap-y-1">
        {rows.map(([example, words]) => (
          <div key={example} className="contents">
            <dt className="font-mono text-[12.5px]">{example}</dt>
            <dd className="text-quiet">{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
