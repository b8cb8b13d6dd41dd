import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface TooltipProps {
  content: ReactNode;
  children: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  /** A mark on touch devices and keyboards too, hence never the only place of a fact. */
  delayMs?: number;
}

/** A short explanation that floats beside its only child while that is hovered or focused. */
export function Tooltip({ content, children, side = "top", delayMs = 350 }: TooltipProps) {
  if (content === null || content === undefined || content === "") return children;
  return (
    <Radix.Root delayDuration={delayMs}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={5}
          collisionPadding={8}
          className="z-50 max-w-80 animate-appear rounded-md bg-raised px-2 py-1 text-xs text-fg shadow-float"
        >
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
