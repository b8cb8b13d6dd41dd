import { cn } from "@/lib/cn";

interface PatternTextProps {
  /** With `<ip>`, `<path>` or `<*>` where failures differ, and `[hidden]` or `***` for what is not kept. */
  template: string;
  className?: string;
}

const VARIABLE = /(<[a-z*][a-z0-9 _-]*>|<\*>|\[hidden\]|\*\*\*)/;
const WORDS: Record<string, string> = {
  "<*>": "differs",
  "[hidden]": "Not kept: it may be a secret or the name of a host",
  "***": "Not kept: it is a secret",
};

/** What failures of one cause say, with the places marked where they differ. */
export function PatternText({ template, className }: PatternTextProps) {
  return (
    <span className={cn("font-mono text-[12.5px] [overflow-wrap:anywhere]", className)}>
      {template.split(VARIABLE).map((part, at) =>
        // What is matched stands at the odd places.
        at % 2 === 0 ? (
          part
        ) : (
          <span
            key={at}
            className="rounded-sm bg-selected px-1 text-quiet"
            title={WORDS[part] ?? "Differs from failure to failure"}
          >
            {wordOf(part)}
          </span>
        ),
      )}
    </span>
  );
}

function wordOf(part: string): string {
  if (part === "<*>") return "…";
  return part === "[hidden]" || part === "***" ? "hidden" : part.slice(1, -1);
}
