import { Link } from "react-router";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import type { DurationData } from "../duration-data";

const MOST = 3;

/** What was told of the ringed ones, the latest first: for those, too, who cannot hover. */
export function AnomalyList({ data: { points, unusual } }: { data: DurationData }) {
  const told = points.flatMap(({ execution_id: id, time }) => {
    const anomaly = unusual.get(id);
    return anomaly ? [{ time, ...anomaly }] : [];
  });
  if (told.length === 0) return null;
  return (
    <ul aria-label="What is unusual" className="mt-1 flex flex-col gap-0.5 text-xs text-quiet">
      {told
        .slice(-MOST)
        .reverse()
        .map(({ execution_id: id, insight_id: insightId, time, sentence }) => (
          <li key={id} className="flex items-baseline gap-2">
            <span
              className="size-2.5 shrink-0 self-center rounded-full border-[1.5px] border-missed"
              aria-hidden="true"
            />
            <Time value={time} as="clock" className="shrink-0 text-faint" />
            <Link
              to={paths.insight(insightId)}
              title={sentence}
              className="min-w-0 truncate underline decoration-line-strong underline-offset-2 hover:text-fg"
            >
              {sentence}
            </Link>
          </li>
        ))}
    </ul>
  );
}
