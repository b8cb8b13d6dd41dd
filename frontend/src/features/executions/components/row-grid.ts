import { cn } from "@/lib/cn";

/** The columns of the history, shared by its head and its rows: three cells in two lines on a phone. */
export function rowGrid(hasJob: boolean): string {
  return cn(
    "grid items-center gap-x-3 border-b border-line px-2 text-sm",
    "max-sm:grid-cols-[14px_minmax(0,1fr)_auto] max-sm:grid-rows-[22px_20px] max-sm:content-center max-sm:gap-x-2",
    hasJob
      ? "sm:grid-cols-[96px_minmax(120px,1.1fr)_144px_88px_40px_minmax(0,2fr)]"
      : "sm:grid-cols-[96px_160px_88px_40px_minmax(0,1fr)]",
  );
}
