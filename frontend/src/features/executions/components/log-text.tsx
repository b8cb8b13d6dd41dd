import { memo, useMemo } from "react";
import { cn } from "@/lib/cn";
import { parseAnsi } from "@/lib/ansi";
import { ansiCss } from "../log/ansi-css";
import { splitSpans } from "../log/split-spans";

interface LogTextProps {
  /** As printed, escape sequences and all. */
  text: string;
  /** What to mark. */
  pattern: RegExp | null;
  /** This line is the match that was jumped to. */
  isCurrent: boolean;
}

/** What a program printed, as text nodes only. */
export const LogText = memo(function LogText({ text, pattern, isCurrent }: LogTextProps) {
  const spans = useMemo(() => splitSpans(parseAnsi(text), pattern), [text, pattern]);
  return spans.map(({ text: shown, style, isMatch }, index) => {
    const css = ansiCss(style);
    if (isMatch) {
      return (
        <mark
          key={index}
          style={css}
          className={cn("rounded-[2px] text-fg", isCurrent ? "bg-missed! text-page!" : "bg-missed/30!")}
        >
          {shown}
        </mark>
      );
    }
    return css ? (
      <span key={index} style={css}>
        {shown}
      </span>
    ) : (
      shown
    );
  });
});
