import { cn } from "@/lib/cn";

interface MiddleTextProps {
  children: string;
  /** How many characters of the end are always shown. */
  tail?: number;
  className?: string;
}

/** Right-to-left scripts, and signs of two units: neither may be cut in two. */
const WHOLE = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\ud800-\udbff]/;

/**
 * A name on one line, cut in the middle when there is no room, or at its end where its script asks for that; whole on
 * hover and on copy.
 */
export function MiddleText({ children: text, tail = 8, className }: MiddleTextProps) {
  if (text.length <= tail * 2 || WHOLE.test(text)) {
    return (
      <bdi className={cn("min-w-0 truncate whitespace-pre", className)} title={text}>
        {text}
      </bdi>
    );
  }
  const split = text.length - tail;
  return (
    <span className={cn("relative flex min-w-0 overflow-hidden", className)} title={text}>
      {/* Room for a letter and the dots: without them the two ends would read as another name. */}
      <span aria-hidden="true" className="min-w-[3ch] truncate whitespace-pre">
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
