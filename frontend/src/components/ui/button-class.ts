import { cn } from "@/lib/cn";

export interface ButtonLook {
  variant?: "primary" | "secondary" | "ghost" | "danger";
  size?: "sm" | "md" | "icon" | "icon-sm";
}

const BASE =
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none " +
  "transition-colors duration-100 disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:shrink-0";

const VARIANTS = {
  primary: "bg-action text-action-fg hover:bg-action-hover",
  secondary: "border border-line-strong bg-page text-fg hover:bg-hover",
  ghost: "text-quiet hover:bg-hover hover:text-fg data-[state=open]:bg-hover",
  danger: "bg-failed text-page hover:opacity-90",
};

const SIZES = {
  sm: "h-7 px-2.5 text-sm pointer-coarse:h-9",
  md: "h-8 px-3 text-sm pointer-coarse:h-10",
  icon: "size-8 pointer-coarse:size-10",
  "icon-sm": "size-6.5 pointer-coarse:size-9",
};

export function buttonClass({ variant = "secondary", size = "md" }: ButtonLook, className?: string): string {
  return cn(BASE, VARIANTS[variant], SIZES[size], className);
}
