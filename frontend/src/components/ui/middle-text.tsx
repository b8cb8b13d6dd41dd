import { cn } from "@/lib/cn";

interface MiddleTextProps {
  children: string;
  /** How many characters of the end are always shown. */
  tail?: number;
  className?: string;
}

/** A name on one line, cut in the middle when there is no room; whole on hover and on copy. */
export function MiddleText({ children: text, tail = 8, className }: MiddleTextProps) {
  if (text.length <= tail * 2) {
    return (
      <span className={cn("min-w-0 truncate whitespace-pre", className)} title={text}>
        {text}
      </span>
    );
  }
  const split = text.length - tail;
  return (
    <span className={cn("relative flex min-w-0", className)} title={text}>
      <span aria-hidden="true" className="truncate whitespace-pre">
        {text.slice(0, split)}
      </span>
      <span aria-hidden="true" className="shrink-0 whitespace-pre">
        {text.slice(split)}
      </span>
      {/* Two pieces would be read out as two words. */}
      <span className="sr-only select-none">{text}</span>
    </span>
  );
}
