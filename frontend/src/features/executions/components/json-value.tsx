import { CopyButton } from "@/components/ui/copy-button";

/** More is copied, not shown. */
const MOST_CHARACTERS = 20_000;

interface JsonValueProps {
  value: unknown;
  /** What it is, for the button that copies it. */
  label: string;
}

/** Any JSON, indented, in a frame of bounded height. */
export function JsonValue({ value, label }: JsonValueProps) {
  const text = JSON.stringify(value, null, 2);
  const rest = text.length - MOST_CHARACTERS;
  return (
    <div className="relative">
      <pre
        tabIndex={0}
        aria-label={label}
        className="max-h-60 overflow-auto rounded-md bg-sunken px-2.5 py-2 pr-9 font-mono text-[12px] leading-[18px] whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {rest > 0 ? text.slice(0, MOST_CHARACTERS) : text}
      </pre>
      {rest > 0 ? (
        <p className="mt-1 text-xs text-faint">The rest is not shown; copy it to see all of it.</p>
      ) : null}
      <span className="absolute top-1 right-1">
        <CopyButton text={text} label={`Copy the ${label.toLowerCase()}`} />
      </span>
    </div>
  );
}
