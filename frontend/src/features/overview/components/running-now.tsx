import { Link } from "react-router";
import type { Overview } from "@/api/types";
import { Section } from "@/components/ui/section";
import { paths } from "@/config/paths";
import { formatCount } from "@/lib/format";
import { RunningRow } from "./running-row";

const SHOWN = 5;

export function RunningNow({ overview }: { overview: Overview }) {
  const { running, running_total: total, queued_total: queued } = overview;
  const shown = running.slice(0, SHOWN);
  const note = [formatCount(total), queued > 0 ? `${formatCount(queued)} waiting` : ""]
    .filter(Boolean)
    .join(" · ");
  return (
    <Section title="Running now" note={note}>
      {shown.map((execution) => (
        <RunningRow key={execution.id} execution={execution} />
      ))}
      {shown.length === 0 ? <p className="py-2 text-quiet">Nothing runs at this moment.</p> : null}
      {total > shown.length && shown.length > 0 ? (
        <Link
          to={`${paths.executions}?state=running`}
          className="inline-block py-2 text-quiet hover:text-fg hover:underline"
        >
          All {formatCount(total)} that run
        </Link>
      ) : null}
    </Section>
  );
}
