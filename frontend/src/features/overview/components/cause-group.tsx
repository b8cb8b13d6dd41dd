import { Link } from "react-router";
import { MiddleText } from "@/components/ui/middle-text";
import { StateIcon } from "@/components/ui/state-icon";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { EXECUTION_LOOK } from "@/lib/status";
import type { Cause } from "../causes";

const SHOWN = 4;

interface CauseGroupProps {
  cause: Cause;
}

/** One cause and the jobs that fail for it. */
export function CauseGroup({ cause }: CauseGroupProps) {
  const jobs = cause.jobs.slice(0, SHOWN);
  const rest = cause.jobs.length - jobs.length;
  return (
    <div className="border-b border-line py-1.5">
      {cause.jobs.length > 1 ? (
        <p className="flex px-1 py-1">
          <CauseText cause={cause} className="text-failed" />
        </p>
      ) : null}
      {jobs.map((job) => (
        <div
          key={job.job_id}
          data-row=""
          className="relative grid h-8 grid-cols-[14px_minmax(120px,1fr)_minmax(0,2fr)_auto_auto] items-center gap-3 px-1 hover:bg-hover max-sm:h-auto max-sm:min-h-8 max-sm:grid-cols-[14px_minmax(0,1fr)_auto] max-sm:gap-y-0 max-sm:py-1"
        >
          <StateIcon state={job.state} label={EXECUTION_LOOK[job.state].word} />
          <Link
            to={paths.execution(job.execution_id)}
            className="flex min-w-0 items-center font-medium after:absolute after:inset-0 after:content-[''] max-sm:min-h-7"
          >
            <MiddleText>{job.job_name}</MiddleText>
          </Link>
          <span className="flex min-w-0 text-quiet empty:max-sm:hidden max-sm:col-span-2 max-sm:col-start-2 max-sm:row-start-2">
            {cause.jobs.length > 1 ? null : <CauseText cause={cause} />}
          </span>
          <span className="text-right whitespace-nowrap text-faint max-sm:hidden">
            {job.last_good_at ? (
              <>
                last good <Time value={job.last_good_at} className="relative z-1" />
              </>
            ) : (
              "no success known"
            )}
          </span>
          <span className="w-44 text-right whitespace-nowrap text-quiet max-sm:col-start-3 max-sm:row-start-1 max-sm:w-auto">
            {job.count > 1 ? <span className="text-faint">{job.count} times · </span> : null}
            since <Time value={job.since} as="clock" className="relative z-1" />
          </span>
        </div>
      ))}
      {rest > 0 ? <p className="px-1 pl-8 text-faint">and {rest} more</p> : null}
    </div>
  );
}

/** What failed says, leading to what is remembered of failures that say the same. */
function CauseText({ cause: { text, patternId }, className }: CauseGroupProps & { className?: string }) {
  const look = cn("min-w-0 truncate font-mono text-xs", className);
  if (patternId === null)
    return (
      <span className={look} title={text}>
        {text}
      </span>
    );
  return (
    <Link
      to={paths.pattern(patternId)}
      title={`${text}\nWhat is known of failures like this one`}
      className={cn(
        look,
        "relative z-1 underline decoration-line-strong underline-offset-2 hover:text-fg max-sm:leading-7",
      )}
    >
      {text}
    </Link>
  );
}
