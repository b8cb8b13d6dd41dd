import { Link } from "react-router";
import type { Pattern } from "@/api/types";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { countOf } from "@/lib/format";
import { remedyWords } from "@/lib/remedy-words";

/** Rows of failures, and the success that ended each. */
export function EpisodeList({ episodes }: Pick<Pattern, "episodes">) {
  return (
    <ul aria-label="What ended it" className="divide-y divide-line text-sm">
      {episodes.map(({ first_id: firstId, job_id: jobId, job_name: name, count, remedy, ...row }) => (
        <li key={`${jobId} ${firstId}`} className="py-1.5">
          <Link to={paths.execution(row.last_id)} className="underline underline-offset-2 hover:text-fg">
            {countOf(count, "failure")}
          </Link>{" "}
          of {name ? <Link to={paths.job(jobId)}>{name}</Link> : "a job that is gone"},{" "}
          <Time value={row.last_at} />:{" "}
          {remedy ? (
            <>
              {remedyWords(remedy)}.{" "}
              <Link
                to={paths.execution(remedy.execution_id)}
                className="text-quiet underline underline-offset-2 hover:text-fg"
              >
                The success
              </Link>
            </>
          ) : (
            <span className="text-failed">it has not succeeded since.</span>
          )}
        </li>
      ))}
    </ul>
  );
}
