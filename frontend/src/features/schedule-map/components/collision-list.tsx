import { Link } from "react-router";
import type { Collision } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { paths } from "@/config/paths";
import { countOf, formatClock, formatDuration } from "@/lib/format";
import type { Bounds } from "@/lib/time-span";
import { useZone } from "@/lib/zone";
import { collisionWords, sharedWords } from "../words";

interface CollisionListProps {
  collisions: readonly Collision[];
  capacity: number | null;
  now: number;
  onShow: (bounds: Bounds) => void;
}

const AROUND_MS = 30 * 60_000;

/** Where too much comes together, with who it is and what they have in common. */
export function CollisionList({ collisions, capacity, now, onShow }: CollisionListProps) {
  const zone = useZone();
  return (
    <Section title="Collisions">
      {collisions.length === 0 ? (
        <p className="text-sm text-quiet">
          None: nothing is planned beyond what can run, no crowd starts in one minute, and no job meets
          itself.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {collisions.map((one) => (
            <li
              key={`${one.kind} ${one.since} ${one.jobs[0]?.id ?? ""}`}
              className="flex flex-wrap gap-x-4 gap-y-1 py-2 text-sm"
            >
              <span className="w-28 shrink-0 text-quiet tabular-nums">
                {formatClock(one.since, now, zone)}
              </span>
              <span className="min-w-0 flex-1 basis-64">
                <span className="font-medium">{collisionWords(one, capacity)}</span>
                <span className="block text-quiet">
                  {one.jobs.map((job, at) => (
                    <span key={job.id}>
                      {at > 0 ? ", " : ""}
                      <Link to={paths.job(job.id)} className="underline-offset-2 hover:underline">
                        {job.name}
                      </Link>{" "}
                      <span className="text-faint">{formatDuration(job.usual_ms)}</span>
                    </span>
                  ))}
                  {one.jobs_total > one.jobs.length
                    ? ` and ${countOf(one.jobs_total - one.jobs.length, "more job")}`
                    : ""}
                </span>
                {one.shared.length > 0 ? (
                  <span className="block text-quiet">{sharedWords(one.shared)}</span>
                ) : null}
              </span>
              <Button
                size="sm"
                variant="ghost"
                onClick={() =>
                  onShow({ from: Date.parse(one.since) - AROUND_MS, to: Date.parse(one.until) + AROUND_MS })
                }
              >
                Look closer
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
