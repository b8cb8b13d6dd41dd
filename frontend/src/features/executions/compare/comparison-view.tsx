import { Checkbox } from "@/components/ui/checkbox";
import { Section } from "@/components/ui/section";
import { formatCount } from "@/lib/format";
import { pointerWords } from "@/lib/definition-words";
import type { Compared } from "../api/compare-executions";
import { Columns } from "./columns";
import { ComparedHeads } from "./compared-heads";
import { FieldTable } from "./field-table";
import { LogDifference } from "./log-difference";

interface ComparisonViewProps extends Compared {
  /** Whether lines of the logs differ that do so in numbers, times or ids only. */
  hasNumbers: boolean;
  onNumbers: (wanted: boolean) => void;
}

/** Two executions side by side: facts, definitions, logs. */
export function ComparisonView({
  left,
  right,
  comparison: { fields, definition, log },
  hasNumbers,
  onNumbers,
}: ComparisonViewProps) {
  return (
    <>
      <ComparedHeads left={left} right={right} />
      <div className="flex flex-col gap-6">
        <Section title="What differs">
          <FieldTable fields={fields} />
        </Section>
        <Section
          title="Definition"
          note={left.job_id === right.job_id ? versionWords(left.job_version, right.job_version) : null}
        >
          {definition.length === 0 ? (
            <p className="py-2 text-sm text-quiet">Both ran the same definition.</p>
          ) : (
            <Columns
              rows={definition.map((difference) => ({
                key: difference.pointer,
                label: pointerWords(difference.pointer),
                left: definitionValue(difference.left),
                right: definitionValue(difference.right),
                differs: true,
                isCode: true,
              }))}
            />
          )}
        </Section>
        <Section
          title="Log"
          note={`${formatCount(log.left_lines)} lines left, ${formatCount(log.right_lines)} right`}
        >
          <label className="flex w-fit items-center gap-2 py-2 text-sm text-quiet">
            <Checkbox checked={hasNumbers} onCheckedChange={(checked) => onNumbers(checked === true)} />
            Numbers, times and ids count
          </label>
          <LogDifference log={log} leftId={left.id} rightId={right.id} />
        </Section>
      </div>
    </>
  );
}

function versionWords(left: number, right: number): string {
  return left === right ? `version ${left}` : `version ${left} and version ${right}`;
}

function definitionValue(value: unknown): string {
  if (value === null || value === undefined) return "–";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
