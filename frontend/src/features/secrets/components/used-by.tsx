import { Link } from "react-router";
import type { JobUse } from "@/api/types";
import { paths } from "@/config/paths";

const SHOWN = 3;

/** The jobs that name it, with the way to each. */
export function UsedBy({ jobs }: { jobs: readonly JobUse[] }) {
  if (jobs.length === 0) return <span className="text-faint">No job uses it</span>;
  const rest = jobs.length - SHOWN;
  return (
    <span className="text-quiet">
      Used by{" "}
      {jobs.slice(0, SHOWN).map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 ? ", " : ""}
          <Link
            to={paths.job(id)}
            className="underline decoration-line-strong underline-offset-2 hover:text-fg"
          >
            {name}
          </Link>
        </span>
      ))}
      {rest > 0 ? ` and ${rest} more` : ""}
    </span>
  );
}
