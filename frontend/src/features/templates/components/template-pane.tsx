import type { Job, JobTemplate } from "@/api/types";
import { Disclosure } from "@/components/ui/disclosure";
import { cn } from "@/lib/cn";
import type { Owner } from "@/lib/owners";
import { TemplateForm } from "./template-form";
import { TemplateIcon } from "./template-icon";

interface TemplatePaneProps {
  template: JobTemplate;
  owners: readonly Owner[];
  /** Whether the viewer may make jobs. */
  canCreate: boolean;
  onMade: (job: Job) => void;
}

/** One template: what it does, what it needs, and the form that makes a job of it. */
export function TemplatePane({ template, owners, canCreate, onMade }: TemplatePaneProps) {
  const { config = {}, kind } = template.definition.executor as {
    kind: string;
    config?: Record<string, unknown>;
  };
  const code = [config.script, config.command, config.url].find((text) => typeof text === "string");
  return (
    <article aria-label={template.name} className="flex min-w-0 flex-col gap-4">
      <header>
        <h2 className="flex items-center gap-2 text-lg font-semibold">
          <TemplateIcon icon={template.icon} /> {template.name}
        </h2>
        <p className="mt-1 max-w-prose text-sm whitespace-pre-line text-quiet">
          {template.readme
            .replaceAll(/([^\n])\n(?!\n)/g, "$1 ")
            .trim()
            .split("`")
            .map((part, at) => (at % 2 === 0 ? part : <Code key={at}>{part}</Code>))}
        </p>
        {template.needs.length > 0 ? (
          <p className="mt-1 text-sm text-quiet">
            On the worker:{" "}
            {template.needs.map((program) => (
              <Code key={program} className="mr-1.5">
                {program}
              </Code>
            ))}
          </p>
        ) : null}
      </header>
      {code === undefined ? null : (
        <Disclosure title="What it runs" summary={`${kind}, to be read before it is yours`}>
          <pre
            tabIndex={0}
            aria-label="What it runs"
            className="max-h-96 overflow-auto rounded-md bg-sunken p-3 font-mono text-[12px] leading-5 md:-ml-[172px]"
          >
            {code}
          </pre>
        </Disclosure>
      )}
      {canCreate ? (
        <TemplateForm key={template.id} template={template} owners={owners} onMade={onMade} />
      ) : (
        <p className="text-sm text-quiet">Your role may not make jobs.</p>
      )}
    </article>
  );
}

function Code({ children, className }: { children: string; className?: string }) {
  return <code className={cn("rounded-sm bg-sunken px-1 font-mono text-xs", className)}>{children}</code>;
}
