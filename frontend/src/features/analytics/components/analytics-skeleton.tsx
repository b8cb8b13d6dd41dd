import { Skeleton } from "@/components/ui/skeleton";

export function AnalyticsSkeleton() {
  return (
    <div role="status" aria-label="Loading the analytics" className="grid gap-x-10 gap-y-7 lg:grid-cols-2">
      {[0, 1, 2, 3].map((at) => (
        <Skeleton key={at} className="h-52 w-full" />
      ))}
    </div>
  );
}
