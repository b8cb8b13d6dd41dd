import { Link } from "react-router";
import type { EvidenceItem } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { StateIcon } from "@/components/ui/state-icon";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { formatDuration } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";
import { useState } from "react";

interface EvidenceListProps {
  items: readonly EvidenceItem[];
  /** Executions of other jobs say whose they are. */
  jobId: string;
}

const FIRST = 8;

/** The executions that show it: each opens. */
export function EvidenceList({ items, jobId }: EvidenceListProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, FIRST);
  return (
    <Section title="Evidence" note={items.length > 0 ? String(items.length) : undefined}>
      {items.length === 0 ? (
        <p className="pt-2 text-sm text-quiet">
          No execution stands for it: it was seen by the clock, or its executions are not kept any more.
        </p>
      ) : (
        <ul className="pt-1" aria-label="Executions">
          {shown.map(({ id, state, scheduled_for: due, duration_ms: ms, job_id: owner, job_name: name }) => (
            <li
              key={id}
              className="relative flex h-row items-center gap-3 border-b border-line text-sm hover:bg-hover"
            >
              <StateIcon state={state} />
              <Link
                to={paths.execution(id)}
                className="min-w-0 flex-1 truncate after:absolute after:inset-0 after:content-['']"
              >
                {EXECUTION_LOOK[state].word}
                {owner === jobId ? "" : `: ${name}`}
              </Link>
              <span className="text-quiet tabular-nums">{formatDuration(ms)}</span>
              <Time value={due} as="clock" className="relative z-1 w-28 text-right text-quiet" />
            </li>
          ))}
        </ul>
      )}
      {items.length > shown.length ? (
        <Button variant="ghost" size="sm" className="mt-1" onClick={() => setWhole(true)}>
          Show {items.length - shown.length} more
        </Button>
      ) : null}
    </Section>
  );
}
