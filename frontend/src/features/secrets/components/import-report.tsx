import type { VariableImportReport } from "@/api/types";
import { cn } from "@/lib/cn";

const OUTCOMES: Record<string, string> = {
  created: "new",
  updated: "gets this value",
  unchanged: "has this value already",
  kept: "stays as it is",
  refused: "refused",
};

/** What becomes of each variable of an import. */
export function ImportReport({ items }: { items: VariableImportReport["items"] }) {
  if (items.length === 0) return <p className="text-sm text-quiet">There is no variable in it.</p>;
  return (
    <ul aria-label="What becomes of each" className="max-h-48 overflow-y-auto text-sm">
      {items.map(({ key, outcome, detail }) => (
        <li key={key} className="flex flex-wrap gap-x-3 border-b border-line py-1">
          <span className="font-medium [overflow-wrap:anywhere]">{key}</span>
          <span className={cn(outcome === "refused" ? "text-failed" : "text-quiet")}>
            {detail ?? OUTCOMES[outcome] ?? outcome}
          </span>
        </li>
      ))}
    </ul>
  );
}
