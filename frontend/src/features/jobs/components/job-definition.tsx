import type { ReactNode } from "react";
import { PencilLine } from "lucide-react";
import type { Job, Schedule } from "@/api/types";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import { ownTimezone } from "@/lib/timezones";
import { draftOfJob } from "../job-draft";
import { clockSummary, missedSummary, overlapSummary, timingSummary } from "../summaries";
import { ConfigValue } from "./config-value";
import { RunDefinition } from "./run-definition";

interface JobDefinitionProps {
  job: Job;
  onEdit: () => void;
  /** The next due times, where no column beside has room for them. */
  children?: ReactNode;
}

/** A job as it is written, to be read; "Edit" turns it into the form. */
export function JobDefinition({ job, onEdit, children }: JobDefinitionProps) {
  const draft = draftOfJob(job, ownTimezone());
  const expressions = expressionsOf(job.schedule);
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <Section
        title="What runs"
        note={job.executor.kind}
        actions={
          job.rights.includes("job:update") ? (
            <Button size="sm" onClick={onEdit}>
              <PencilLine size={13} /> Edit
            </Button>
          ) : null
        }
      >
        <div className="pt-2">
          <Facts
            isWide
            items={Object.entries(job.executor.config ?? {}).map(([name, value]) => [
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
              ...expressions.map(([zone, expression]): [string, ReactNode] => [
                expressions.length === 1 ? "Expression" : `Expression, ${zone}`,
                <span key={expression} className="flex h-5 items-center gap-1 font-mono text-xs">
                  {expression} <CopyButton text={expression} />
                </span>,
              ]),
              ["Time zone", job.schedule?.timezone],
              ["Clock changes", expressions.length > 0 ? clockSummary(draft.schedule.rules) : undefined],
              ["Timing", job.schedule ? timingSummary(draft) : undefined],
              ["If missed", job.schedule ? missedSummary(draft) : undefined],
              ["Overlap", overlapSummary(draft)],
            ]}
          />
          {children ? <div className="max-w-md pt-2 lg:hidden">{children}</div> : null}
        </div>
      </Section>
      <RunDefinition job={job} draft={draft} />
    </div>
  );
}

/** Zone and text of each crontab expression. */
function expressionsOf(schedule: Schedule | null): [zone: string, expression: string][] {
  const all = schedule === null ? [] : schedule.kind === "any" ? schedule.schedules : [schedule];
  return all.flatMap((one) => (one.kind === "cron" ? [[one.timezone ?? "UTC", one.expression]] : []));
}
