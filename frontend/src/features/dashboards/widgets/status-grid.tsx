import { formatCount } from "@/lib/format";
import { Link } from "react-router";
import * as api from "@/api/client";
import type { Job } from "@/api/types";
import { JobStateIcon, StateIcon } from "@/components/ui/state-icon";
import { Tooltip } from "@/components/ui/tooltip";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { EXECUTION_LOOK, isUnsuccessful } from "@/lib/status";
import { useWidgetQuery } from "../api/use-widget-query";
import { WidgetAnswer } from "../components/widget-answer";
import type { ConfigOf } from "../kinds";

/** A cell for each job, in the look of its last outcome. */
export function StatusGridWidget({ config }: { config: ConfigOf<"status_grid"> }) {
  const { search, tags, cells = 100 } = config;
  const query = useWidgetQuery(["jobs", "cells", config], (_, signal) =>
    api.listJobs(
      { ...(search ? { search } : {}), ...(tags?.length ? { tag: tags } : {}), limit: cells },
      { signal },
    ),
  );
  return (
    <WidgetAnswer query={query}>
      {({ items, total }) =>
        items.length === 0 ? (
          <p className="py-2 text-sm text-quiet">No such job.</p>
        ) : (
          <>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(2rem,1fr))] gap-1">
              {items.map((job) => (
                <li key={job.id}>
                  <Cell job={job} />
                </li>
              ))}
            </ul>
            {total > items.length ? (
              <p className="pt-1.5 text-xs text-faint">and {formatCount(total - items.length)} more</p>
            ) : null}
          </>
        )
      }
    </WidgetAnswer>
  );
}

function Cell({ job }: { job: Job }) {
  const state = job.stats.running > 0 ? "running" : job.stats.last_state;
  const word = state ? EXECUTION_LOOK[state].word : "Never ran";
  return (
    <Tooltip content={`${job.name}: ${word}`}>
      <Link
        to={paths.job(job.id)}
        aria-label={`${job.name}: ${word}`}
        className={cn(
          "flex h-8 items-center justify-center rounded-sm bg-sunken hover:bg-selected",
          state && isUnsuccessful(state) && "bg-failed/15 outline-1 -outline-offset-1 outline-failed",
        )}
      >
        {state ? <StateIcon state={state} /> : <JobStateIcon state={job.state} />}
      </Link>
    </Tooltip>
  );
}
