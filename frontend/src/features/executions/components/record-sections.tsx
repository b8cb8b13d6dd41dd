import { Download } from "lucide-react";
import { Link } from "react-router";
import { downloadArtifactUrl } from "@/api/client";
import type { Artifact, ExecutionRecord, ReportedMetric } from "@/api/types";
import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import { paths } from "@/config/paths";
import { useNow } from "@/lib/clock";
import { formatBytes, formatClock } from "@/lib/format";
import { unitWords } from "@/lib/measure";
import { JsonValue } from "./json-value";

interface RecordSectionsProps {
  executionId: string;
  record: ExecutionRecord;
}

/** What an execution was given and what it said of itself; nothing of what there is not. */
export function RecordSections({ executionId, record }: RecordSectionsProps) {
  const { parameters, output, condition, metrics, artifacts } = record;
  const hasOutput = output !== null && output !== undefined;
  return (
    <>
      {Object.keys(parameters).length > 0 ? (
        <Section title="Parameters">
          <div className="pt-2">
            <Facts
              items={Object.entries(parameters).map(([name, value]) => [
                name,
                <Value key={name} value={value} />,
              ])}
            />
          </div>
        </Section>
      ) : null}
      {hasOutput || condition !== null ? (
        <Section title="Output">
          <div className="flex flex-col gap-2 pt-2 text-sm">
            {condition === null ? null : (
              <p>
                Condition: <span className="font-medium">{condition ? "true" : "false"}</span>
              </p>
            )}
            {hasOutput ? <JsonValue value={output} label="Output" /> : null}
          </div>
        </Section>
      ) : null}
      {metrics.length > 0 ? (
        <Section title="Measured by the job">
          <div className="pt-2">
            <Facts
              items={metrics.map((metric) => [metric.name, <Measure key={metric.name} {...metric} />])}
            />
          </div>
        </Section>
      ) : null}
      {artifacts.length > 0 ? (
        <Section title="Files">
          <ul>
            {artifacts.map((artifact) => (
              <FileRow key={artifact.name} executionId={executionId} artifact={artifact} />
            ))}
          </ul>
        </Section>
      ) : null}
      <Replays record={record} />
    </>
  );
}

function Value({ value }: { value: string | number | boolean }) {
  if (value === "") return <span className="text-faint">empty</span>;
  return <span className="font-mono text-[12.5px] [overflow-wrap:anywhere]">{String(value)}</span>;
}

function Measure({ value, unit }: ReportedMetric) {
  return <span>{unitWords(value, unit)}</span>;
}

function FileRow({ executionId, artifact: { name, bytes } }: { executionId: string; artifact: Artifact }) {
  return (
    <li className="border-b border-line text-sm">
      <a
        href={downloadArtifactUrl({ execution_id: executionId, name })}
        download={name}
        className="flex min-h-8 items-center gap-2 hover:bg-hover pointer-coarse:min-h-11"
      >
        <Download size={14} className="shrink-0 text-quiet" aria-hidden="true" />
        <span className="min-w-0 flex-1 truncate" title={name}>
          {name}
        </span>
        <span className="text-faint">{formatBytes(bytes)}</span>
      </a>
    </li>
  );
}

/** The executions that this one repeats, and that repeat it. */
function Replays({ record: { replay_of: of, replays } }: { record: ExecutionRecord }) {
  if (of === null && replays.length === 0) return null;
  return (
    <Section title="Repeats">
      <ul className="pt-2 text-sm">
        {of === null ? null : (
          <li>
            This repeats <ExecutionLink id={of} />
          </li>
        )}
        {replays.map((id) => (
          <li key={id}>
            Repeated by <ExecutionLink id={id} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Ids hold the moment at which an execution was due, which says more than they do. */
function ExecutionLink({ id }: { id: string }) {
  const now = useNow(60_000);
  const dueMs = Number.parseInt(id.split("-")[1] ?? "", 16);
  return (
    <Link to={paths.execution(id)} title={id} className="underline decoration-line-strong underline-offset-2">
      {Number.isNaN(dueMs) ? id : `that of ${formatClock(dueMs, now, undefined, { hasSeconds: true })}`}
    </Link>
  );
}
