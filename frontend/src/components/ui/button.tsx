import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { buttonClass, type ButtonLook } from "@/components/ui/button-class";
import { Spinner } from "@/components/ui/spinner";

interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  /** Lends the looks to its only child, for links that act as buttons. */
  asChild?: boolean;
  /** The action is on its way: shows it and takes no second press. */
  isBusy?: boolean;
}

export function Button({
  variant = "secondary",
  size = "md",
  asChild = false,
  isBusy = false,
  className,
  children,
  disabled,
  type = "button",
  ...rest
}: ButtonProps) {
  const look = buttonClass({ variant, size }, className);
  if (asChild)
    return (
      <Slot.Root className={look} {...rest}>
        {children}
      </Slot.Root>
    );
  return (
    <button
      type={type}
      className={look}
      disabled={disabled === true || isBusy}
      aria-busy={isBusy || undefined}
      {...rest}
    >
      {isBusy ? <Spinner /> : null}
      {children}
    </button>
  );
}
