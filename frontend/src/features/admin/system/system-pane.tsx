import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useSystem } from "../api/get-system";
import { BlockedSection } from "./blocked-section";
import { DoctorSection } from "./doctor-section";
import { IndexSection } from "./index-section";
import { MemorySection } from "./memory-section";
import { ProblemList } from "./problem-list";
import { ProcessSection } from "./process-section";
import { PurgeSection } from "./purge-section";
import { ServerSection } from "./server-section";

/** What the product stands on, and what can be done about it. */
export function SystemPane({ canManage }: { canManage: boolean }) {
  const { data, error, refetch } = useSystem();
  return (
    <>
      {data ? <ProblemList problems={data.problems} /> : null}
      <div className="flex flex-col gap-8">
        <MemorySection canManage={canManage} />
        {data ? (
          <>
            <IndexSection indexes={data.indexes} canManage={canManage} />
            <ServerSection system={data} />
            <ProcessSection system={data} />
          </>
        ) : error ? (
          <ErrorState what="The system" error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={6} />
        )}
        <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
          <DoctorSection canManage={canManage} />
          {canManage ? <PurgeSection /> : null}
        </div>
        <BlockedSection canManage={canManage} />
      </div>
    </>
  );
}
