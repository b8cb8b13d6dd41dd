import { Suspense } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { SkeletonRows } from "@/components/ui/skeleton";

const JobForecast = onDemand(async () => (await import("@/app/job-forecast")).JobForecast);

/** Its code does not come with the page's. */
export function JobForecastTab({ jobId }: { jobId: string }) {
  return (
    <Suspense fallback={<SkeletonRows rows={6} />}>
      <JobForecast jobId={jobId} />
    </Suspense>
  );
}
