import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export function OverviewSkeleton() {
  return (
    <div role="status" aria-label="Loading the overview">
      <Skeleton className="h-6 w-[520px] max-w-full" />
      <Skeleton className="mt-2.5 mb-8 w-48" />
      <div className="grid gap-8 lg:grid-cols-2">
        <SkeletonRows rows={6} />
        <SkeletonRows rows={6} />
      </div>
    </div>
  );
}
