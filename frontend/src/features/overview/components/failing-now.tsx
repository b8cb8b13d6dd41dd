import { Link } from "react-router";
import type { FailingJob } from "@/api/types";
import { Section } from "@/components/ui/section";
import { paths } from "@/config/paths";
import { countOf } from "@/lib/format";
import { groupByCause } from "../causes";
import { CauseGroup } from "./cause-group";

const SHOWN = 5;

/** Jobs whose latest execution did not succeed, grouped by what looks like one cause. */
export function FailingNow({ failing }: { failing: readonly FailingJob[] }) {
  const causes = groupByCause(failing);
  if (causes.length === 0) return null;
  const rest = causes.slice(SHOWN).reduce((sum, { jobs }) => sum + jobs.length, 0);
  return (
    <Section
      title="Failing"
      note={countOf(failing.length, "job")}
      actions={
        <Link to={paths.patterns} className="text-xs text-quiet underline underline-offset-2 hover:text-fg">
          Patterns of failures
        </Link>
      }
    >
      {causes.slice(0, SHOWN).map((cause) => (
        <CauseGroup key={cause.text} cause={cause} />
      ))}
      {rest > 0 ? <p className="py-2 text-faint">and {countOf(rest, "more job")}</p> : null}
    </Section>
  );
}
