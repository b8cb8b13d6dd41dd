import { ChevronUp } from "lucide-react";
import { Collapsible } from "radix-ui";
import type { DefinitionDifference } from "@/api/types";
import { ChangeLines } from "@/components/ui/change-lines";
import { countOf } from "@/lib/format";

/** What saving would change, before it is saved: a count that opens into each part with what it was and will be. */
export function ChangeReview({ changes }: { changes: readonly DefinitionDifference[] }) {
  if (changes.length === 0) return <p className="text-sm text-faint">Nothing changed yet</p>;
  return (
    <Collapsible.Root className="contents">
      <Collapsible.Trigger className="group flex h-8 items-center gap-1 rounded-md px-2 text-sm text-quiet hover:bg-hover hover:text-fg">
        {countOf(changes.length, "change")}
        <ChevronUp
          size={14}
          aria-hidden="true"
          className="transition-transform group-data-[state=open]:rotate-180"
        />
      </Collapsible.Trigger>
      <Collapsible.Content
        role="region"
        aria-label="What will be saved"
        tabIndex={0}
        className="order-first max-h-[40vh] w-full basis-full overflow-auto border-b border-line pb-2"
      >
        <ChangeLines changes={changes} />
      </Collapsible.Content>
    </Collapsible.Root>
  );
}
