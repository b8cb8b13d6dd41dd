import { ChevronDown } from "lucide-react";
import { Link } from "react-router";
import type { Execution } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { StateIcon } from "@/components/ui/state-icon";
import { paths } from "@/config/paths";
import { useNow } from "@/lib/clock";
import { formatClock, formatDuration } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";
import { useRecentExecutions } from "../api/get-recent";

/** Leads to this execution beside another one of its job; the good one before it is offered first. */
export function CompareMenu({ execution }: { execution: Execution }) {
  return (
    <Menu
      trigger={
        <Button>
          Compare
          <ChevronDown size={14} aria-hidden="true" className="text-quiet" />
        </Button>
      }
    >
      <Others execution={execution} />
    </Menu>
  );
}

/** Asks for them once the menu is open. */
function Others({ execution }: { execution: Execution }) {
  const { data, error } = useRecentExecutions(execution);
  const isOther = ({ id }: Execution) => id !== execution.id;
  const good = data?.good.find(isOther);
  const others = data?.latest.filter((other) => isOther(other) && other.id !== good?.id) ?? [];
  if (!data) return <MenuItem disabled>{error ? error.message : "Looking for others…"}</MenuItem>;
  if (!good && others.length === 0)
    return <MenuItem disabled>There is no other execution of this job.</MenuItem>;
  return (
    <>
      {good ? <Other execution={execution} other={good} isGood /> : null}
      {good && others.length > 0 ? <MenuSeparator /> : null}
      {others.map((other) => (
        <Other key={other.id} execution={execution} other={other} />
      ))}
    </>
  );
}

interface OtherProps {
  execution: Execution;
  other: Execution;
  isGood?: boolean;
}

function Other({ execution, other, isGood = false }: OtherProps) {
  const now = useNow(60_000);
  return (
    <MenuItem asChild>
      <Link to={paths.compare(other.id, execution.id)}>
        <StateIcon state={other.state} />
        <span className="flex-1 pr-4">
          {isGood ? "With the success before" : EXECUTION_LOOK[other.state].word}
          {isGood ? null : <span className="text-faint">, version {other.job_version}</span>}
        </span>
        <span className="text-xs text-faint">
          {formatClock(other.scheduled_for, now, undefined, { hasSeconds: true })}
          {other.duration_ms === null ? "" : ` · ${formatDuration(other.duration_ms)}`}
        </span>
      </Link>
    </MenuItem>
  );
}
