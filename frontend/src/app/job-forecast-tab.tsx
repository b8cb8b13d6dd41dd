import { lazy, Suspense } from "react";
import { SkeletonRows } from "@/components/ui/skeleton";

const JobForecast = lazy(async () => ({
  default: (await import("@/app/job-forecast")).JobForecast,
}));

/** Its code comes when somebody opens the tab. */
export function JobForecastTab({ jobId }: { jobId: string }) {
  return (
    <Suspense fallback={<SkeletonRows rows={6} />}>
      <JobForecast jobId={jobId} />
    </Suspense>
  );
}
