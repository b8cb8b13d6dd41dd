import { ArrowLeftRight } from "lucide-react";
import { Link } from "react-router";
import type { Execution } from "@/api/types";
import { buttonClass } from "@/components/ui/button-class";
import { StateBadge } from "@/components/ui/state-badge";
import { Time } from "@/components/ui/time";
import { Tooltip } from "@/components/ui/tooltip";
import { paths } from "@/config/paths";
import { DryRunMark } from "../components/dry-run-mark";
import { describeExecution } from "../words";

interface ComparedHeadsProps {
  left: Execution;
  right: Execution;
}

/** Which two are compared, each with how it went. */
export function ComparedHeads({ left, right }: ComparedHeadsProps) {
  return (
    <div className="grid items-center gap-x-4 gap-y-3 pb-5 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
      <Head side="Left" execution={left} />
      <Tooltip content="Swap the sides">
        <Link
          to={paths.compare(right.id, left.id)}
          replace
          aria-label="Swap the sides"
          className={buttonClass(
            { variant: "ghost", size: "icon" },
            "max-sm:rotate-90 max-sm:justify-self-start",
          )}
        >
          <ArrowLeftRight size={16} />
        </Link>
      </Tooltip>
      <Head side="Right" execution={right} />
    </div>
  );
}

function Head({ side, execution }: { side: string; execution: Execution }) {
  return (
    <section aria-label={side} className="min-w-0 text-sm">
      <h2 className="flex flex-wrap items-center gap-x-2">
        <span className="text-faint">{side}</span>
        <StateBadge state={execution.state} attempt={execution.attempts.length} className="font-medium" />
        {execution.is_dry_run ? <DryRunMark /> : null}
        <Link
          to={paths.execution(execution.id)}
          className="min-w-0 truncate font-medium underline decoration-line-strong underline-offset-2"
        >
          {execution.job_name}
        </Link>
      </h2>
      <p className="text-quiet">
        <Time value={execution.scheduled_for} as="seconds" />, version {execution.job_version}.{" "}
        {describeExecution(execution)}
      </p>
    </section>
  );
}
