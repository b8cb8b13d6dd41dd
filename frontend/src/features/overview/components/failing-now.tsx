import { Link } from "react-router";
import type { FailingJob } from "@/api/types";
import { Section } from "@/components/ui/section";
import { paths } from "@/config/paths";
import { countOf } from "@/lib/format";
import { groupByCause } from "../causes";
import { CauseGroup } from "./cause-group";

const SHOWN = 5;

interface FailingNowProps {
  failing: readonly FailingJob[];
  /** How many there are, of which those are the latest. */
  total: number;
}

/** Jobs whose latest execution did not succeed, grouped by what looks like one cause. */
export function FailingNow({ failing, total }: FailingNowProps) {
  const causes = groupByCause(failing);
  if (causes.length === 0) return null;
  const shown = causes.slice(0, SHOWN);
  const rest = total - shown.reduce((sum, { jobs }) => sum + jobs.length, 0);
  return (
    <Section
      title="Failing"
      note={countOf(total, "job")}
      actions={
        <Link to={paths.patterns} className="text-xs text-quiet underline underline-offset-2 hover:text-fg">
          Patterns of failures
        </Link>
      }
    >
      {shown.map((cause) => (
        <CauseGroup key={cause.jobs[0]?.job_id ?? cause.text} cause={cause} />
      ))}
      {rest > 0 ? (
        <Link
          to={`${paths.jobs}?standing=failing`}
          className="inline-block py-2 text-quiet hover:text-fg hover:underline"
        >
          and {countOf(rest, "more job")}
        </Link>
      ) : null}
    </Section>
  );
}
