import type { ReactNode } from "react";

interface HighlightedTextProps {
  text: string;
  /** Half-open ranges of UTF-16 units; may overlap or be out of bounds. */
  ranges: readonly (readonly [number, number])[];
  /** How each part is shown; as it is unless told. */
  show?: (part: string) => string;
}

/** Text with marked parts, all of it as text. */
export function HighlightedText({ text, ranges, show = (part) => part }: HighlightedTextProps) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [low, high] of [...ranges].sort((left, right) => left[0] - right[0])) {
    const start = Math.max(at, low);
    const end = Math.min(text.length, high);
    if (end <= start) continue;
    parts.push(
      show(text.slice(at, start)),
      <mark key={start} className="rounded-[2px] bg-missed/25 text-fg">
        {show(text.slice(start, end))}
      </mark>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {show(text.slice(at))}
    </>
  );
}
