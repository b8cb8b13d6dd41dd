import { cn } from "@/lib/cn";

/** Grey stand-in of the size of what is coming. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      className={cn("block h-3.5 animate-breathe rounded-sm bg-selected", className)}
      aria-hidden="true"
    />
  );
}

const WIDTHS = ["w-56", "w-40", "w-64", "w-48", "w-52"];

/** A list that is being loaded, with rows as high as the real ones. */
export function SkeletonRows({ rows = 8, className }: { rows?: number; className?: string }) {
  return (
    <div role="status" aria-label="Loading" className="animate-appear">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={cn("flex h-row items-center gap-4 border-b border-line px-2", className)}>
          <Skeleton className="size-3.5 rounded-full" />
          <Skeleton className={cn("max-w-[45%]", WIDTHS[row % WIDTHS.length])} />
          <Skeleton className="ml-auto w-20" />
        </div>
      ))}
    </div>
  );
}
