import * as api from "@/api/client";
import type { Execution } from "@/api/types";
import { StateIcon } from "@/components/ui/state-icon";
import { paths } from "@/config/paths";
import { useNow } from "@/lib/clock";
import { cn } from "@/lib/cn";
import { formatDuration } from "@/lib/format";
import { useUsual } from "../api/job-names";
import { useWidgetQuery } from "../api/use-widget-query";
import { WidgetAnswer } from "../components/widget-answer";
import type { ConfigOf } from "../kinds";
import { Row, Rows } from "./row";

/** Twice the usual is worth a look. */
const LONG = 2;

/** What runs, against how long it usually takes. */
export function ProgressWidget({ config }: { config: ConfigOf<"progress"> }) {
  const { selection = {}, rows = 10 } = config;
  const query = useWidgetQuery(["progress", config], (_, signal) =>
    api.listExecutions(
      {
        ...(selection.query ? { query: selection.query } : {}),
        ...(selection.tags?.length ? { tag: selection.tags } : {}),
        ...(selection.job_id ? { job_id: selection.job_id } : {}),
        state: ["running"],
        limit: rows,
      },
      { signal },
    ),
  );
  return (
    <WidgetAnswer query={query}>
      {({ items, total }) => (
        <Rows label="Running now" more={total - items.length} empty="Nothing runs.">
          {items.map((execution) => (
            <Running key={execution.id} execution={execution} />
          ))}
        </Rows>
      )}
    </WidgetAnswer>
  );
}

function Running({ execution }: { execution: Execution }) {
  const now = useNow();
  const usual = useUsual(execution.job_id);
  const elapsed = execution.started_at ? Math.max(0, now - Date.parse(execution.started_at)) : 0;
  const share = usual === null ? null : elapsed / usual;
  const isLong = share !== null && share > LONG && elapsed > 2_000;
  return (
    <Row
      icon={<StateIcon state={execution.state} />}
      to={paths.execution(execution.id)}
      name={execution.job_name}
      note={usual === null ? undefined : `usually ${formatDuration(usual)}`}
      end={
        <span className="flex items-center gap-2">
          <span className="h-1 w-16 overflow-hidden rounded-full bg-selected" aria-hidden="true">
            {share === null ? null : (
              <span
                className={cn("block h-full rounded-full", isLong ? "bg-missed" : "bg-running")}
                style={{ width: `${Math.min(100, share * 100)}%` }}
              />
            )}
          </span>
          <span className={cn("w-16", isLong && "text-missed")}>
            {elapsed < 1_000 ? "0 s" : formatDuration(Math.floor(elapsed / 1_000) * 1_000)}
          </span>
        </span>
      }
    />
  );
}
