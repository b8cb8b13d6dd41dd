import { memo, type MouseEvent } from "react";
import { Link } from "react-router";
import type { JobRow as Row } from "@/api/types";
import { Checkbox } from "@/components/ui/checkbox";
import { MiddleText } from "@/components/ui/middle-text";
import { OwnerName } from "@/components/ui/owner-name";
import { JobStateIcon } from "@/components/ui/state-icon";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { JOB_LOOK } from "@/lib/status";
import type { OnSelect } from "../use-job-selection";
import { jobGrid } from "./job-columns";

import { OutcomeCode } from "./outcome-code";
import { RowActions } from "./row-actions";
import { RowOutcome } from "./row-outcome";
import { TagLinks } from "./tag-links";

interface JobRowProps {
  row: Row;
  index: number;
  ownId: string | undefined;
  isSelected: boolean;
  onSelect: OnSelect;
}

/** One job: a line, or two on a phone. The whole row leads to its page. */
export const JobRow = memo(function JobRow({ row, index, ownId, isSelected, onSelect }: JobRowProps) {
  const choose = (event: MouseEvent) => onSelect(index, row.id, event.shiftKey);
  return (
    <div
      role="row"
      data-row={row.id}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={cn(
        jobGrid,
        "group relative h-14 border-b border-line hover:bg-hover md:h-row",
        isSelected && "bg-selected hover:bg-selected",
      )}
    >
      <span role="cell" className="relative z-1 flex">
        <Checkbox aria-label={`Select ${row.name}`} checked={isSelected} onClick={choose} />
      </span>
      <span role="cell" className="hidden md:flex" title={JOB_LOOK[row.state].word}>
        <JobStateIcon state={row.state} label={JOB_LOOK[row.state].word} />
      </span>
      <span role="cell" className="flex min-w-0 flex-col md:flex-row md:items-center md:gap-2">
        <Link
          to={paths.job(row.id)}
          className="flex min-w-0 items-center gap-1.5 font-medium after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-[-2px] focus-visible:after:outline-focus"
        >
          {row.state === "active" ? null : <JobStateIcon state={row.state} className="md:hidden" />}
          <MiddleText>{row.name}</MiddleText>
        </Link>
        <span className="truncate text-xs text-quiet md:hidden">{row.schedule_text}</span>
        <TagLinks
          tags={row.tags}
          more={row.more_tags}
          shown={1}
          className="hidden max-w-[40%] shrink-0 md:flex"
        />
      </span>
      <span role="cell" className="hidden truncate text-quiet md:block" title={row.schedule_text}>
        {row.schedule_text}
      </span>
      <span role="cell" className="hidden min-w-0 items-center md:flex">
        <RowOutcome row={row} />
      </span>
      <span role="cell" className="hidden xl:block">
        <OutcomeCode outcomes={row.outcomes} durationsMs={row.durations_ms} />
      </span>
      <span role="cell" className="hidden text-right whitespace-nowrap text-quiet md:block">
        <NextDue row={row} />
      </span>
      <span role="cell" className="hidden min-w-0 text-quiet xl:flex">
        <OwnerName id={row.owner_id} ownId={ownId} />
      </span>
      <span role="cell" className="relative z-1 flex items-center justify-end gap-1">
        <span className="flex flex-col items-end text-xs text-quiet md:hidden">
          <RowOutcome row={row} />
          <NextDue row={row} />
        </span>
        <RowActions row={row} />
      </span>
    </div>
  );
});

function NextDue({ row }: { row: Row }) {
  if (row.is_late) {
    return <Time value={row.next_fire_at} className="relative z-1 border-b-2 border-missed" past="late" />;
  }
  return <Time value={row.next_fire_at} past="due" className="relative z-1" fallback="" />;
}
