import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { cn } from "@/lib/cn";
import { countOf, formatBytes } from "@/lib/format";
import { useRebuildIndex } from "../api/get-system";
import type { IndexState } from "../types";

/** The search indexes, what they hold and what they missed. */
export function IndexSection({ indexes, canManage }: { indexes: readonly IndexState[]; canManage: boolean }) {
  const rebuild = useRebuildIndex();
  return (
    <Section title="Search indexes" note={indexes.length}>
      <ul aria-label="Search indexes">
        {indexes.map((index) => (
          <li
            key={index.name}
            data-row={index.name}
            className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-line px-1 py-1 text-sm"
          >
            <span className="min-w-0 flex-1 basis-40 truncate font-medium">{index.name}</span>
            <span className="w-32 text-right whitespace-nowrap text-quiet">
              {countOf(index.documents, "document")}
            </span>
            <span className="w-20 text-right whitespace-nowrap text-quiet">
              {formatBytes(index.memory_bytes)}
            </span>
            <span
              className={cn("w-28 truncate text-right", index.failures > 0 ? "text-failed" : "text-faint")}
              title={index.last_failure ?? undefined}
            >
              {progressOf(index)}
            </span>
            {canManage ? (
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Rebuild ${index.name}`}
                disabled={index.rebuilt !== null}
                isBusy={rebuild.isPending && rebuild.variables === index.name}
                onClick={() => rebuild.mutate(index.name)}
              >
                Rebuild
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function progressOf({ rebuilt, indexed, failures }: IndexState): string {
  if (rebuilt !== null) return `rebuilt ${Math.floor(rebuilt * 100)} %`;
  if (failures > 0) return countOf(failures, "failure");
  return indexed < 1 ? `${Math.floor(indexed * 100)} % indexed` : "complete";
}
