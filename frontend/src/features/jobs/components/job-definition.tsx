import type { ReactNode } from "react";
import { PencilLine } from "lucide-react";
import type { Job } from "@/api/types";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import { formatDuration } from "@/lib/format";
import { MISFIRE_WORDS, OVERLAP_WORDS } from "../words";
import { ConfigValue } from "./config-value";

interface JobDefinitionProps {
  job: Job;
  onEdit: () => void;
  /** The next due times, where no column beside has room for them. */
  children?: ReactNode;
}

/** A job as it is written, to be read; "Edit" turns it into the form. */
export function JobDefinition({ job, onEdit, children }: JobDefinitionProps) {
  const variables = Object.entries(job.environment);
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <Section
        title="What runs"
        note={job.executor.kind}
        actions={
          <Button size="sm" onClick={onEdit}>
            <PencilLine size={13} /> Edit
          </Button>
        }
      >
        <div className="pt-2">
          <Facts
            isWide
            items={Object.entries(job.executor.config).map(([name, value]) => [
              name.replaceAll("_", " "),
              <ConfigValue key={name} name={name} value={value} />,
            ])}
          />
        </div>
      </Section>
      <Section title="When">
        <div className="pt-2">
          <Facts
            isWide
            items={[
              ["Schedule", job.schedule_text],
              [
                "Expression",
                job.schedule?.kind === "cron" ? (
                  <span key="expression" className="flex h-5 items-center gap-1 font-mono text-xs">
                    {job.schedule.expression} <CopyButton text={job.schedule.expression} />
                  </span>
                ) : undefined,
              ],
              ["Time zone", job.schedule?.timezone],
              ["If missed", MISFIRE_WORDS[job.misfire]],
              ["Overlap", OVERLAP_WORDS[job.overlap]],
            ]}
          />
          {children ? <div className="max-w-md pt-2 lg:hidden">{children}</div> : null}
        </div>
      </Section>
      <Section title="Limits and surroundings">
        <div className="pt-2">
          <Facts
            isWide
            items={[
              ["Time limit", formatDuration(job.timeout_s * 1_000)],
              ["Time to end", `${formatDuration(job.grace_s * 1_000)} between TERM and KILL`],
              ["Worker lost", job.on_lost === "retry" ? "Start again" : "End as abandoned"],
              ["Queue", job.queue],
              ...variables.map(([name, value]): [string, ReactNode] => [
                name,
                <ConfigValue key={name} name={name} value={value} />,
              ]),
            ]}
          />
        </div>
      </Section>
    </div>
  );
}
