import type { ReactNode } from "react";
import type { Job } from "@/api/types";
import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import { countOf, formatCount, formatSeconds } from "@/lib/format";
import type { JobDraft } from "../job-draft";
import { choiceOf, LOST_CHOICES, PRIORITY_CHOICES } from "../policy-words";
import { keepSummary } from "../run/keep-draft";
import { retrySummary } from "../run/retry-words";
import { draftNetwork } from "../run/sandbox-draft";
import { bindWords, sandboxSummary } from "../run/sandbox-words";
import { workersSummary } from "../summaries";
import { ConfigValue } from "./config-value";
import { ParameterList } from "./parameter-list";

interface RunDefinitionProps {
  job: Job;
  /** The same job as the form has it. */
  draft: JobDraft;
}

/** How the attempts of a job run, in words. */
export function RunDefinition({ job, draft }: RunDefinitionProps) {
  const variables = Object.entries(job.environment);
  const hosts = draftNetwork(draft.sandbox) === "allow_list" ? draft.sandbox.allowed_hosts : [];
  return (
    <>
      <Section title="How it runs">
        <div className="pt-2">
          <Facts
            isWide
            items={[
              ["Retries", retrySummary(draft.retry)],
              ["Log patterns", codeLines(draft.retry.log_patterns)],
              ["Worker lost", choiceOf(LOST_CHOICES, job.on_lost)?.label],
              ["Time limit", formatSeconds(job.timeout_s)],
              ["Time to end", `${formatSeconds(job.grace_s)} between TERM and KILL`],
              ["Time to prepare", formatSeconds(job.setup_timeout_s)],
              ["Sandbox", sandboxSummary(draft.sandbox, true)],
              ["Hosts", codeLines(hosts)],
              ["Folders", bindWords(draft.sandbox)],
              ["Workers", workersSummary(draft)],
              ["Priority", choiceOf(PRIORITY_CHOICES, job.priority)?.label],
              [
                "Run cap",
                job.max_executions === null
                  ? undefined
                  : `${formatCount(job.fired_count)} of ${countOf(job.max_executions, "execution")} so far`,
              ],
              ["History", keepSummary(draft.keep)],
            ]}
          />
        </div>
      </Section>
      {job.parameters.length > 0 ? (
        <Section title="Parameters" note={job.parameters.length}>
          <ParameterList parameters={job.parameters} />
        </Section>
      ) : null}
      {variables.length > 0 ? (
        <Section title="Environment" note={variables.length}>
          <div className="pt-2">
            <Facts
              isWide
              items={variables.map(([name, value]): [string, ReactNode] => [
                name,
                <ConfigValue key={name} name={name} value={value} />,
              ])}
            />
          </div>
        </Section>
      ) : null}
    </>
  );
}

/** Texts as code, one a line; undefined for none. */
function codeLines(texts: readonly string[]): ReactNode {
  if (texts.length === 0) return undefined;
  return (
    <code className="block font-mono text-xs leading-5 break-words whitespace-pre-wrap">
      {texts.join("\n")}
    </code>
  );
}
