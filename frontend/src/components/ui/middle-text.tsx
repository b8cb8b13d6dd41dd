import { cn } from "@/lib/cn";

interface MiddleTextProps {
  children: string;
  /** How many characters of the end are always shown. */
  tail?: number;
  className?: string;
}

/** A name on one line, cut in the middle when there is no room; whole on hover and on copy. */
export function MiddleText({ children: text, tail = 8, className }: MiddleTextProps) {
  const split = text.length > tail * 2 ? text.length - tail : text.length;
  return (
    <span className={cn("flex min-w-0", className)} title={text}>
      <span className="truncate whitespace-pre">{text.slice(0, split)}</span>
      <span className="shrink-0 whitespace-pre">{text.slice(split)}</span>
    </span>
  );
}
