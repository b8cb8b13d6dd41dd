import { cn } from "@/lib/cn";

/** Looks of everything one types into or chooses from. On phones 16 px, or iOS zooms in. */
export function controlClass(...classes: (string | undefined)[]): string {
  return cn(
    "w-full min-w-0 rounded-md border border-line-strong bg-page px-2.5 text-sm text-fg pointer-coarse:text-[16px]",
    "focus-visible:border-fg focus-visible:outline-1 focus-visible:outline-offset-0",
    "disabled:opacity-60 aria-invalid:border-failed aria-invalid:outline-failed",
    ...classes,
  );
}
