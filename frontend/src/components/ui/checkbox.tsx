import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

export function Checkbox({ className, ...rest }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={cn(
        "relative inline-flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-page",
        "text-action-fg hover:border-fg data-[state=checked]:border-action data-[state=checked]:bg-action",
        "data-[state=indeterminate]:border-action data-[state=indeterminate]:bg-action",
        "before:absolute before:-inset-2 before:content-[''] disabled:opacity-50",
        className,
      )}
      {...rest}
    >
      <Radix.Indicator>
        {rest.checked === "indeterminate" ? (
          <Minus size={12} strokeWidth={3} />
        ) : (
          <Check size={12} strokeWidth={3} />
        )}
      </Radix.Indicator>
    </Radix.Root>
  );
}
