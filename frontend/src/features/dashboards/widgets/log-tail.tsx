import { useLayoutEffect, useRef } from "react";
import { Link } from "react-router";
import * as api from "@/api/client";
import type { Execution, LogLine } from "@/api/types";
import { StateBadge } from "@/components/ui/state-badge";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { plainText } from "@/lib/ansi";
import { cn } from "@/lib/cn";
import { useWidgetQuery } from "../api/use-widget-query";
import { WidgetAnswer } from "../components/widget-answer";
import type { ConfigOf } from "../kinds";

const LONGEST = 1_000;

interface Tail {
  execution: Execution | null;
  lines: LogLine[];
}

/** The end of the log of a job's newest execution. */
export function LogTailWidget({ config }: { config: ConfigOf<"log_tail"> }) {
  const { job_id: jobId, lines: wanted = 50 } = config;
  const query = useWidgetQuery<Tail>(["tail", jobId, wanted], async (_, signal) => {
    const { items } = await api.listExecutions({ job_id: jobId, limit: 1 }, { signal });
    // A list says nothing of a job that one may not see; the job itself does.
    const [execution] = items;
    if (!execution) {
      await api.getJob({ job_id: jobId }, { signal });
      return { execution: null, lines: [] };
    }
    const after = Math.max(-1, execution.log.lines + execution.log.dropped_lines - wanted - 1);
    const page = await api.readLog({ execution_id: execution.id, after, limit: wanted }, { signal });
    return { execution, lines: page.lines };
  });
  return (
    <WidgetAnswer query={query}>
      {({ execution, lines }) =>
        execution === null ? (
          <p className="py-2 text-sm text-quiet">It has not run yet.</p>
        ) : (
          <div className="flex h-full flex-col">
            <p className="flex items-center gap-3 pb-1 text-xs text-quiet">
              <StateBadge state={execution.state} />
              <Time value={execution.started_at ?? execution.scheduled_for} />
              <Link to={paths.execution(execution.id)} className="ml-auto underline">
                Whole log
              </Link>
            </p>
            <Lines lines={lines} />
          </div>
        )
      }
    </WidgetAnswer>
  );
}

function Lines({ lines }: { lines: readonly LogLine[] }) {
  const box = useRef<HTMLPreElement>(null);
  const last = lines.at(-1)?.offset;
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [last]);
  return (
    <pre
      ref={box}
      tabIndex={0}
      aria-label="Last lines of the log"
      className="min-h-0 flex-1 overflow-auto rounded-md bg-sunken p-2 font-mono text-xs leading-5"
    >
      {lines.length === 0 ? <span className="text-quiet">Nothing was printed.</span> : null}
      {lines.map((line) => (
        <span
          key={line.offset}
          className={cn("block", line.stream === "stderr" && "border-l-2 border-failed pl-1.5")}
        >
          {plainText(line.text).slice(0, LONGEST) || " "}
        </span>
      ))}
    </pre>
  );
}
