import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";

interface IconButtonProps extends Omit<ComponentProps<typeof Button>, "asChild" | "children"> {
  /** What pressing does; read out, and shown on hover. */
  label: string;
  children: ReactNode;
}

export function IconButton({ label, children, variant = "ghost", size = "icon", ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label}>
      <Button variant={variant} size={size} aria-label={label} {...rest}>
        {children}
      </Button>
    </Tooltip>
  );
}
