import type { DefinitionDifference } from "@/api/types";
import { cn } from "@/lib/cn";
import { partValue, partWords } from "@/lib/definition-words";

/** What was changed of a job: each part with what it was and what it is. */
export function ChangeLines({ changes }: { changes: readonly DefinitionDifference[] }) {
  return (
    <dl className="text-sm">
      {changes.map(({ pointer, left, right }) => (
        <div key={pointer} className="grid gap-x-4 py-0.5 sm:grid-cols-[minmax(0,11rem)_minmax(0,1fr)]">
          <dt className="text-faint [overflow-wrap:anywhere]">{partWords(pointer)}</dt>
          <dd className="min-w-0">
            <Value label="was" mark="−" text={partValue(pointer, left)} />
            <Value label="is now" mark="+" text={partValue(pointer, right)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ label, mark, text }: { label: string; mark: string; text: string }) {
  const isFormer = mark === "−";
  return (
    <div className="flex min-w-0 gap-2">
      <span aria-hidden="true" className="w-2 shrink-0 text-faint select-none">
        {mark}
      </span>
      <span className="sr-only">{label}</span>
      <span
        className={cn(
          "max-h-48 min-w-0 overflow-auto whitespace-pre-wrap [overflow-wrap:anywhere]",
          text.includes("\n") && "font-mono text-[12.5px]",
          isFormer && "text-quiet",
          isFormer && text !== "–" && "line-through decoration-line-strong",
        )}
      >
        {text}
      </span>
    </div>
  );
}
