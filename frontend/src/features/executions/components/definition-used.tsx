import { Link } from "react-router";
import type { Execution, JobVersionView } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { paths } from "@/config/paths";
import { partValue, partWords } from "@/lib/definition-words";

interface DefinitionUsedProps {
  execution: Execution;
  /** Undefined while it is not known, or not kept any more. */
  definition: JobVersionView["definition"] | undefined;
  onShow: () => void;
}

/** Of what runs; the rest is in the whole definition. */
const MOST_PARTS = 3;

/** What the job was when this execution ran: the part that did the work, and the way to the rest. */
export function DefinitionUsed({ execution, definition, onShow }: DefinitionUsedProps) {
  if (!definition) return null;
  const { kind, config = {} } = definition.executor;
  const parts = Object.entries(config).filter(([, value]) => isSaid(value));
  return (
    <Section
      title="Definition"
      note={`version ${execution.job_version}`}
      actions={
        <Button variant="ghost" size="sm" onClick={onShow} className="print:hidden">
          Show all
        </Button>
      }
    >
      <dl className="pt-2 text-sm">
        <Part name="Runs" value={kind} />
        {parts.slice(0, MOST_PARTS).map(([name, value]) => {
          const pointer = `/executor/config/${name}`;
          return (
            <Part
              key={name}
              name={partWords(pointer).split(" › ").at(-1) ?? name}
              value={partValue(pointer, value)}
              isCode
            />
          );
        })}
      </dl>
      <p className="mt-1 text-xs text-faint">
        <Link to={paths.job(execution.job_id)} className="underline underline-offset-2 hover:text-fg">
          The job as it is now
        </Link>
      </p>
    </Section>
  );
}

function Part({ name, value, isCode = false }: { name: string; value: string; isCode?: boolean }) {
  return (
    <div className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-4 py-0.5">
      <dt className="truncate text-faint">{name}</dt>
      <dd
        className={
          isCode
            ? "line-clamp-6 min-w-0 font-mono text-[12px] leading-[18px] whitespace-pre-wrap [overflow-wrap:anywhere]"
            : "min-w-0"
        }
      >
        {value}
      </dd>
    </div>
  );
}

function isSaid(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}
