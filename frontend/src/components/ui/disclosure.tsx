import { ChevronRight } from "lucide-react";
import { Collapsible } from "radix-ui";
import { type ReactNode, useState } from "react";

interface DisclosureProps {
  title: string;
  /** What is set inside, in one line, while it is closed. */
  summary: string;
  /** Keeps it open: something inside needs to be seen. */
  mustShow?: boolean;
  children: ReactNode;
  className?: string;
}

/** A part of a form that says what is set in it and opens on demand. */
export function Disclosure({ title, summary, mustShow = false, children, className }: DisclosureProps) {
  const [isOpened, setOpened] = useState(false);
  const isOpen = isOpened || mustShow;
  return (
    <Collapsible.Root asChild open={isOpen} onOpenChange={setOpened}>
      <section aria-label={title} className={className}>
        <h2>
          <Collapsible.Trigger className="group grid w-full gap-x-8 py-2.5 text-left text-sm hover:bg-hover md:grid-cols-[140px_minmax(0,1fr)] pointer-coarse:py-3">
            <span className="flex items-center gap-1 font-semibold">
              {title}
              <ChevronRight
                size={14}
                className="shrink-0 text-quiet transition-transform duration-150 group-data-[state=open]:rotate-90"
                aria-hidden="true"
              />
            </span>
            {isOpen ? null : (
              <span className="min-w-0 font-normal text-quiet">
                <span className="sr-only">: </span>
                {summary}
              </span>
            )}
          </Collapsible.Trigger>
        </h2>
        <Collapsible.Content className="animate-appear pt-1 pb-5 md:pl-[172px]">
          {children}
        </Collapsible.Content>
      </section>
    </Collapsible.Root>
  );
}
