import { Fragment } from "react";
import type { ConfigOf } from "../kinds";

const ADDRESS = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/;

/** Words of whoever made the dashboard: paragraphs, `# ` for a heading, `- ` for a list, and links. Never markup. */
export function TextWidget({ config }: { config: ConfigOf<"text"> }) {
  const lines = config.text.split("\n");
  return (
    <div className="space-y-1 text-sm" dir="auto">
      {config.text.trim() === "" ? <p className="text-faint">No text yet.</p> : null}
      {lines.map((line, at) => (
        <Line key={at} text={line} />
      ))}
    </div>
  );
}

function Line({ text }: { text: string }) {
  if (text.startsWith("# "))
    return (
      <p className="text-base font-semibold">
        <Linked text={text.slice(2)} />
      </p>
    );
  if (text.startsWith("- "))
    return (
      <p className="pl-4 -indent-3">
        • <Linked text={text.slice(2)} />
      </p>
    );
  return (
    <p className="min-h-2">
      <Linked text={text} />
    </p>
  );
}

function Linked({ text }: { text: string }) {
  return text.split(ADDRESS).map((part, at) =>
    ADDRESS.test(part) ? (
      <a key={at} href={part} target="_blank" rel="noreferrer noopener" className="break-all underline">
        {part}
      </a>
    ) : (
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}
