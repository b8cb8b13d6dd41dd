import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

interface MenuProps {
  /** The control that opens it. */
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "end";
}

/** A list of actions under a button. */
export function Menu({ trigger, children, align = "end" }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-appear overflow-y-auto rounded-lg bg-raised p-1 text-sm shadow-float"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const menuItemClass =
  "flex h-8 w-full cursor-default items-center gap-2 rounded-md px-2 text-fg outline-none select-none " +
  "data-[highlighted]:bg-hover data-[disabled]:opacity-45 pointer-coarse:h-11 [&_svg]:text-quiet";

interface MenuItemProps extends ComponentProps<typeof Radix.Item> {
  isDestructive?: boolean;
}

export function MenuItem({ className, isDestructive = false, ...rest }: MenuItemProps) {
  return (
    <Radix.Item
      className={cn(menuItemClass, isDestructive && "text-failed [&_svg]:text-failed", className)}
      {...rest}
    />
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="mx-1 my-1 h-px bg-line" />;
}
