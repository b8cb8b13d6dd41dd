import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Execution, Findings } from "@/api/types";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { partValue, partWords } from "@/lib/definition-words";
import { formatCount } from "@/lib/format";
import { fieldLabel, fieldValue } from "../compare/field-words";
import { DurationCurve } from "./duration-curve";
import { Fact } from "./fact";
import { FailureMemory } from "./failure-memory";
import { FailureWords } from "./failure-words";
import { LineQuote } from "./line-quote";
import { isSameWork, shortened, tellingFields, whereApart } from "./words";

interface FailurePanelProps {
  execution: Execution;
  findings: Findings;
}

/** Changes of the definition that are told one by one; the comparison has all. */
const MOST_CHANGES = 4;

/** What is known of a failure by looking at it beside the last success: facts, in the order in which they help. */
export function FailurePanel({ execution, findings }: FailurePanelProps) {
  const [isOpen, setOpen] = useState(true);
  const good = findings.last_good;
  return (
    <section
      aria-label="What went wrong"
      className="mb-3 rounded-md bg-sunken px-3 py-2 text-sm print:break-inside-avoid print:border print:border-line"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 className="min-w-0 flex-1 basis-64">
          <span className="font-semibold">What went wrong</span>{" "}
          <span className="text-quiet">
            <RowWords findings={findings} />
          </span>
        </h2>
        <div className="flex items-center gap-1 print:hidden">
          {good ? (
            <Link
              to={paths.compare(good.id, execution.id)}
              className={buttonClass({ variant: "ghost", size: "sm" })}
            >
              Compare with the last success
            </Link>
          ) : null}
          <Button
            variant="ghost"
            size="icon-sm"
            aria-expanded={isOpen}
            aria-label={isOpen ? "Show less" : "Show more"}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronDown
              size={14}
              className={cn("transition-transform duration-150", isOpen && "rotate-180")}
              aria-hidden="true"
            />
          </Button>
        </div>
      </div>
      {isOpen ? (
        <dl className="mt-1.5 grid gap-x-5 gap-y-1.5 sm:grid-cols-[minmax(96px,max-content)_minmax(0,1fr)] lg:max-h-[34dvh] lg:overflow-y-auto">
          <LogFacts execution={execution} findings={findings} />
          <Changes findings={findings} />
          <Differences findings={findings} />
          {findings.usual ? <DurationCurve execution={execution} usual={findings.usual} /> : null}
          <FailureMemory execution={execution} />
          <FailureWords execution={execution} />
        </dl>
      ) : null}
    </section>
  );
}

/** How it stands in the row of executions of its job. */
function RowWords({ findings: { failures, last_good: good } }: { findings: Findings }) {
  if (!failures) return null;
  if (!good)
    return failures.count > 1 ? (
      <>No success is known; this is failure {formatCount(failures.count)}.</>
    ) : (
      <>No success of this job is known.</>
    );
  if (failures.count === 1)
    return (
      <>
        The first failure; the execution before it, <GoodLink good={good} />, went well.
      </>
    );
  return (
    <>
      Failing since{" "}
      <Link to={paths.execution(failures.first_id)} className="underline underline-offset-2 hover:text-fg">
        <Time value={failures.since} as="clock" />
      </Link>
      , this one is number {formatCount(failures.count)} in a row. The last success was{" "}
      <GoodLink good={good} />.
    </>
  );
}

function GoodLink({ good }: { good: NonNullable<Findings["last_good"]> }) {
  return (
    <Link to={paths.execution(good.id)} className="underline underline-offset-2 hover:text-fg">
      <Time value={good.scheduled_for} />
    </Link>
  );
}

function LogFacts({ execution, findings: { log, last_good: good } }: FailurePanelProps) {
  if (!log) return null;
  const error = log.first_error;
  const fresh = log.divergence?.new ?? null;
  const missing = log.divergence?.missing ?? null;
  return (
    <>
      {error ? (
        <Fact label="First error">
          <LineQuote executionId={execution.id} mark={error} isHere />
        </Fact>
      ) : null}
      {fresh && fresh.offset !== error?.offset ? (
        <Fact label="New in the log" hint="The last success printed nothing like it.">
          <LineQuote executionId={execution.id} mark={fresh} isHere />
        </Fact>
      ) : null}
      {missing && good ? (
        <Fact label="Not reached" hint="What the last success printed, and this one did not.">
          <LineQuote executionId={good.id} mark={missing} />
        </Fact>
      ) : null}
      {log.divergence?.is_partial ? (
        <Fact label="">
          <span className="text-xs text-faint">
            These logs are long: not all of their lines were compared.
          </span>
        </Fact>
      ) : null}
    </>
  );
}

function Changes({ findings }: { findings: Findings }) {
  const { definition } = findings;
  if (definition.length > 0)
    return (
      <Fact label="Changed since">
        <ul>
          {definition.slice(0, MOST_CHANGES).map(({ pointer, left, right }) => {
            const [before, after] = whereApart(partValue(pointer, left), partValue(pointer, right));
            return (
              <li key={pointer} className="[overflow-wrap:anywhere]">
                {partWords(pointer)}: <del className="text-quiet">{before}</del>{" "}
                <span aria-hidden="true">→</span> <ins className="no-underline">{after}</ins>
              </li>
            );
          })}
        </ul>
        {definition.length > MOST_CHANGES ? (
          <p className="text-faint">and {formatCount(definition.length - MOST_CHANGES)} more</p>
        ) : null}
      </Fact>
    );
  if (!isSameWork(findings)) return null;
  return (
    <Fact label="Changed since">
      Nothing: the same definition with the same input went well. Look outside of the job.
    </Fact>
  );
}

function Differences({ findings }: { findings: Findings }) {
  const fields = tellingFields(findings);
  if (fields.length === 0) return null;
  return fields.map(({ name, left, right }) => (
    <Fact key={name} label={fieldLabel(name)}>
      <span className="[overflow-wrap:anywhere]">
        {shortened(fieldValue(name, right))}
        <span className="text-quiet">, last success {shortened(fieldValue(name, left))}</span>
      </span>
    </Fact>
  ));
}
