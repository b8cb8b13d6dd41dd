import * as api from "@/api/client";
import { OutcomeStrip } from "@/components/ui/outcome-strip";
import { JobStateIcon, StateIcon } from "@/components/ui/state-icon";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { EXECUTION_LOOK } from "@/lib/status";
import { useWidgetQuery } from "../api/use-widget-query";
import { WidgetAnswer } from "../components/widget-answer";
import type { ConfigOf } from "../kinds";
import { titleOf } from "../values";
import { Row, Rows } from "./row";

/** Rows of jobs with their last outcomes. */
export function JobsWidget({ config }: { config: ConfigOf<"jobs"> }) {
  const { search, states, tags, sort, rows = 10 } = config;
  const query = useWidgetQuery(["jobs", config], (_, signal) =>
    api.listJobs(
      {
        ...(search ? { search } : {}),
        ...(states?.length ? { state: states } : {}),
        ...(tags?.length ? { tag: tags } : {}),
        sort: sort ?? "name",
        limit: rows,
      },
      { signal },
    ),
  );
  return (
    <WidgetAnswer query={query}>
      {({ items, total }) => (
        <Rows label={titleOf(config)} more={total - items.length} empty="No such job.">
          {items.map((job) => {
            const state = job.stats.running > 0 ? "running" : job.stats.last_state;
            return (
              <Row
                key={job.id}
                icon={
                  state ? (
                    <StateIcon state={state} label={EXECUTION_LOOK[state].word} />
                  ) : (
                    <JobStateIcon state={job.state} label="Never ran" />
                  )
                }
                to={paths.job(job.id)}
                name={job.name}
                note={<OutcomeStrip recent={job.stats.recent} slots={15} />}
                end={<Time value={job.stats.last_finished_at} fallback="" className="text-xs" />}
              />
            );
          })}
        </Rows>
      )}
    </WidgetAnswer>
  );
}
