import type { Job, JobEdit } from "@/api/types";
import { Section } from "@/components/ui/section";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { JobFacts } from "@/features/jobs/components/job-facts";
import { NextFires } from "@/features/jobs/components/next-fires";

/** Parts of the definition that a link proposes, as JSON; whatever else stands there proposes nothing. */
export function changesIn(text: string): JobEdit | undefined {
  try {
    const found: unknown = text === "" ? null : JSON.parse(text);
    return typeof found === "object" && found !== null && !Array.isArray(found)
      ? (found as JobEdit)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The job's page while it is on its way. */
export function JobSkeleton() {
  return (
    <div role="status" aria-label="Loading the job">
      <Skeleton className="h-6 w-64" />
      <Skeleton className="mt-2 w-96 max-w-full" />
      <Skeleton className="mt-8 h-6 w-full" />
      <div className="mt-10">
        <SkeletonRows rows={10} />
      </div>
    </div>
  );
}

/** What is always in sight beside the tabs where there is room. */
export function JobAside({ job, ownId }: { job: Job; ownId: string }) {
  return (
    <aside className="flex flex-col gap-4 max-lg:hidden print:flex">
      {job.schedule ? (
        <Section title="Next" note={job.state === "active" ? job.schedule.timezone : "if it were active"}>
          <NextFires job={job} />
        </Section>
      ) : null}
      <Section title="Facts">
        <JobFacts job={job} ownId={ownId} />
      </Section>
    </aside>
  );
}
