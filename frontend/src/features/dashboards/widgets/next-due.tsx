import * as api from "@/api/client";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { useWidgetQuery } from "../api/use-widget-query";
import { WidgetAnswer } from "../components/widget-answer";
import type { ConfigOf } from "../kinds";
import { Row, Rows } from "./row";

/** What is due next. */
export function NextDueWidget({ config }: { config: ConfigOf<"next_due"> }) {
  const query = useWidgetQuery(["overview"], (_, signal) => api.getOverview({ signal }));
  return (
    <WidgetAnswer query={query}>
      {({ next }) => (
        <Rows label="Next due" empty="Nothing is scheduled.">
          {next.slice(0, config.rows ?? 10).map((fire) => (
            <Row
              key={`${fire.job_id} ${fire.fire_at}`}
              to={paths.job(fire.job_id)}
              name={fire.job_name}
              end={<Time value={fire.fire_at} past="due" />}
            />
          ))}
        </Rows>
      )}
    </WidgetAnswer>
  );
}
