import type { ReactNode } from "react";
import type { Overview } from "@/api/types";
import { PageHeader } from "@/components/ui/page-header";
import { StateIcon } from "@/components/ui/state-icon";
import { useNow } from "@/lib/clock";
import { formatCount } from "@/lib/format";
import { headline } from "../headline";

interface OverviewHeadlineProps {
  overview: Overview;
  seesWorkers: boolean;
  actions?: ReactNode;
}

const TICK_MS = 5_000;

/** The answer, and under it how many jobs there are. */
export function OverviewHeadline({ overview, seesWorkers, actions }: OverviewHeadlineProps) {
  const now = useNow(TICK_MS);
  const { text, mark } = headline(overview, { now, seesWorkers });
  const { active, paused, draft } = overview.jobs;
  const counts = [
    `${formatCount(active)} active`,
    paused > 0 ? `${formatCount(paused)} paused` : "",
    draft > 0 ? `${formatCount(draft)} in draft` : "",
  ].filter(Boolean);
  return (
    <PageHeader
      title={
        <span className="flex items-start gap-2.5">
          {mark ? <StateIcon state={mark} className="mt-[7px] size-4" /> : null}
          <span className="line-clamp-3 min-w-0" title={text}>
            {text}
          </span>
        </span>
      }
      actions={actions}
    >
      {counts.join(" · ")}
    </PageHeader>
  );
}
