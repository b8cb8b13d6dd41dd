import { Link } from "react-router";
import type { Job } from "@/api/types";
import { CopyButton } from "@/components/ui/copy-button";
import { Facts } from "@/components/ui/facts";
import { OwnerName } from "@/components/ui/owner-name";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { countOf, formatSeconds } from "@/lib/format";
import { choiceOf } from "../policy-words";
import { PROFILE_CHOICES } from "../run/sandbox-profiles";
import { OVERLAP_SHORT } from "../words";
import { TagLinks } from "./tag-links";

/** The column of facts beside a job's history. */
export function JobFacts({ job, ownId }: { job: Job; ownId?: string | undefined }) {
  const variables = Object.keys(job.environment).length;
  const { max_attempts: attempts = 1 } = job.retry;
  const { profile = "trusted" } = job.sandbox;
  return (
    <div className="py-2">
      <Facts
        items={[
          [
            "Owner",
            <Link
              key="owner"
              to={paths.jobsOf(job.owner_id)}
              className="flex min-w-0 underline decoration-line-strong underline-offset-2"
            >
              <OwnerName id={job.owner_id} ownId={ownId} />
            </Link>,
          ],
          ["Runs", job.executor.kind],
          ["Time limit", formatSeconds(job.timeout_s)],
          ["Attempts", attempts > 1 ? `up to ${attempts}` : undefined],
          [
            "Sandbox",
            profile === "trusted" ? undefined : choiceOf(PROFILE_CHOICES, profile)?.label.toLowerCase(),
          ],
          ["Overlap", OVERLAP_SHORT[job.overlap]],
          ["Missed", { latest: "run the latest", all: "run all", skip: "run none" }[job.misfire]],
          ["At once", job.overlap === "allow" ? undefined : `at most ${job.max_concurrent}`],
          ["Priority", job.priority === "normal" ? undefined : job.priority],
          [
            "Run cap",
            job.max_executions === null ? undefined : `${job.fired_count} of ${job.max_executions}`,
          ],
          ["Queue", job.queue === "default" ? undefined : job.queue],
          ["Needs", job.needs.length === 0 ? undefined : job.needs.join(", ")],
          [
            "Parameters",
            job.parameters.length === 0 ? undefined : job.parameters.map(({ name }) => name).join(", "),
          ],
          ["Environment", variables === 0 ? undefined : countOf(variables, "variable")],
          [
            "Tags",
            job.tags.length === 0 ? undefined : <TagLinks tags={job.tags} shown={12} className="flex-wrap" />,
          ],
          [
            "Changed",
            <span key="changed" className="flex min-w-0 gap-1.5">
              <Time value={job.updated_at} className="whitespace-nowrap" />
              {job.changed_by === "" ? null : (
                <span className="flex min-w-0 gap-1 text-quiet">
                  by {job.changed_by === ownId ? "you" : <OwnerName id={job.changed_by} />}
                </span>
              )}
            </span>,
          ],
          ["Version", String(job.version)],
          [
            "Id",
            <span key="id" className="flex h-5 items-center gap-1 font-mono text-xs">
              {job.id}
              <CopyButton text={job.id} label="Copy the id" />
            </span>,
          ],
        ]}
      />
    </div>
  );
}
