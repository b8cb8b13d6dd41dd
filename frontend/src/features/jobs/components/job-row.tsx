import { memo } from "react";
import { Link } from "react-router";
import type { Job } from "@/api/types";
import { Checkbox } from "@/components/ui/checkbox";
import { MiddleText } from "@/components/ui/middle-text";
import { OwnerName } from "@/components/ui/owner-name";
import { OutcomeStrip } from "@/components/ui/outcome-strip";
import { JobStateIcon } from "@/components/ui/state-icon";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { JOB_LOOK } from "@/lib/status";
import { JobActions } from "./job-actions";
import { jobGrid } from "./job-columns";
import { LastOutcome } from "./last-outcome";
import { TagLinks } from "./tag-links";

interface JobRowProps {
  job: Job;
  ownId: string | undefined;
  isSelected: boolean;
  onSelect: (id: string, isSelected: boolean) => void;
}

/** One job: a line, or two on a phone. The whole row leads to its page. */
export const JobRow = memo(function JobRow({ job, ownId, isSelected, onSelect }: JobRowProps) {
  return (
    <div
      role="row"
      data-row={job.id}
      aria-selected={isSelected}
      className={cn(
        jobGrid,
        "group relative h-14 border-b border-line hover:bg-hover md:h-9",
        isSelected && "bg-selected hover:bg-selected",
      )}
    >
      <span role="cell" className="relative z-1 flex">
        <Checkbox
          aria-label={`Select ${job.name}`}
          checked={isSelected}
          onCheckedChange={(checked) => onSelect(job.id, checked === true)}
        />
      </span>
      <span role="cell" className="hidden md:flex" title={JOB_LOOK[job.state].word}>
        <JobStateIcon state={job.state} label={JOB_LOOK[job.state].word} />
      </span>
      <span role="cell" className="flex min-w-0 flex-col md:flex-row md:items-center md:gap-2">
        <Link
          to={paths.job(job.id)}
          className="flex min-w-0 items-center gap-1.5 font-medium after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-[-2px] focus-visible:after:outline-focus"
        >
          {job.state === "active" ? null : <JobStateIcon state={job.state} className="md:hidden" />}
          <MiddleText>{job.name}</MiddleText>
        </Link>
        <span className="truncate text-xs text-quiet md:hidden">{job.schedule_text}</span>
        <TagLinks tags={job.tags} className="hidden shrink-0 md:flex" />
      </span>
      <span role="cell" className="hidden truncate text-quiet md:block" title={job.schedule_text}>
        {job.schedule_text}
      </span>
      <span role="cell" className="hidden min-w-0 text-quiet xl:flex">
        <OwnerName id={job.owner_id} ownId={ownId} />
      </span>
      <span role="cell" className="hidden min-w-0 items-center md:flex">
        <LastOutcome job={job} />
      </span>
      <span role="cell" className="hidden xl:block">
        <OutcomeStrip recent={job.stats.recent} />
      </span>
      <span role="cell" className="hidden text-right whitespace-nowrap text-quiet md:block">
        <Time value={job.next_fire_at} past="due" className="relative z-1" />
      </span>
      <span role="cell" className="relative z-1 flex items-center justify-end gap-1">
        <span className="flex flex-col items-end text-xs text-quiet md:hidden">
          <LastOutcome job={job} />
          <Time value={job.next_fire_at} past="due" fallback="" />
        </span>
        <JobActions job={job} />
      </span>
    </div>
  );
});
