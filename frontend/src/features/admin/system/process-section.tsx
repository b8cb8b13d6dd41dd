import { Link } from "react-router";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import type { System } from "../types";

interface Alive {
  id: string;
  host: string;
  pid: number;
  started_at: string;
  seen_at: string;
}

/** The processes that are alive. */
export function ProcessSection({ system }: { system: System }) {
  const all: [kind: string, Alive][] = [
    ...system.schedulers.map((one): [string, Alive] => ["Scheduler", one]),
    ...system.workers.map((one): [string, Alive] => ["Worker", one]),
    ...system.analysts.map((one): [string, Alive] => ["Analyst", one]),
  ];
  return (
    <Section
      title="Processes"
      note={all.length}
      actions={
        <Link to={paths.workers} className="text-sm text-quiet underline underline-offset-2">
          Workers
        </Link>
      }
    >
      <ul aria-label="Processes">
        {all.map(([kind, { id, host, pid, started_at: startedAt, seen_at: seenAt }]) => (
          <li
            key={`${kind} ${id}`}
            className="flex min-h-9 flex-wrap items-center gap-x-4 border-b border-line px-1 py-1 text-sm"
          >
            <span className="w-20">{kind}</span>
            <span className="min-w-0 flex-1 basis-32 truncate font-medium">
              {host} · {pid}
            </span>
            <span className="text-quiet">
              started <Time value={startedAt} />
            </span>
            <span className="w-24 text-right text-quiet">
              <Time value={seenAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
