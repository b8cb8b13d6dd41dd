import * as api from "@/api/client";
import { StateIcon } from "@/components/ui/state-icon";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { formatDuration } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";
import { questionOf } from "../api/ask";
import { useWidgetQuery } from "../api/use-widget-query";
import { WidgetAnswer } from "../components/widget-answer";
import type { ConfigOf } from "../kinds";
import { titleOf } from "../values";
import { Row, Rows } from "./row";

/** Rows of what ran in the span. */
export function ExecutionsWidget({ config }: { config: ConfigOf<"executions"> }) {
  const { selection = {}, sort = "-scheduled_for", rows = 10 } = config;
  const query = useWidgetQuery(["executions", config], (bounds, signal) =>
    api.listExecutions({ ...questionOf(selection, bounds), sort, limit: rows }, { signal }),
  );
  return (
    <WidgetAnswer query={query}>
      {({ items, total }) => (
        <Rows label={titleOf(config)} more={total - items.length} empty="Nothing in this span.">
          {items.map((execution) => (
            <Row
              key={execution.id}
              icon={<StateIcon state={execution.state} label={EXECUTION_LOOK[execution.state].word} />}
              to={paths.execution(execution.id)}
              name={execution.job_name}
              note={execution.error ?? ""}
              end={
                <span className="flex items-baseline gap-2">
                  <span>{execution.duration_ms === null ? "" : formatDuration(execution.duration_ms)}</span>
                  <Time value={execution.scheduled_for} className="w-18 text-xs text-faint" />
                </span>
              }
            />
          ))}
        </Rows>
      )}
    </WidgetAnswer>
  );
}
