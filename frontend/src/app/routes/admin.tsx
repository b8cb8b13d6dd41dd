import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useAdminOverview, useSystem } from "@/features/admin/api/get-system";
import { AdminPage } from "@/features/admin/components/admin-page";
import { UserFigures, WorkFigures } from "@/features/admin/overview/figures";
import { Health } from "@/features/admin/overview/health";
import { LatestAudit } from "@/features/admin/overview/latest-audit";
import { MaintenanceSection } from "@/features/admin/overview/maintenance-section";
import { ProblemList } from "@/features/admin/system/problem-list";
import { SystemAnswer } from "@/features/admin/system/system-answer";
import { useMay, useMe } from "@/features/auth/api/get-me";
import { OutcomeBars } from "@/features/metrics/components/outcome-bars";

export function Component() {
  const me = useMe();
  const may = useMay();
  return (
    <AdminPage
      title="Administration"
      needs="system:read"
      may={may}
      isKnown={me.data !== undefined}
      answer={<SystemAnswer />}
    >
      <Figures
        canSeeUsers={may("user:read")}
        canSeeAudit={may("audit:read")}
        canManage={may("system:manage")}
      />
    </AdminPage>
  );
}

interface FiguresProps {
  canSeeUsers: boolean;
  canSeeAudit: boolean;
  canManage: boolean;
}

function Figures({ canSeeUsers, canSeeAudit, canManage }: FiguresProps) {
  const { data, error, refetch } = useAdminOverview();
  const system = useSystem();
  if (!data)
    return error ? (
      <ErrorState what="The overview" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={10} />
    );
  const { outcomes } = data.executions;
  return (
    <>
      <ProblemList problems={system.data?.problems ?? []} />
      <div className="flex flex-col gap-7">
        <div className="grid gap-x-10 gap-y-7 lg:grid-cols-2">
          <UserFigures users={data.users} canSee={canSeeUsers} />
          <Health />
        </div>
        <WorkFigures overview={data}>
          <OutcomeBars bucketS={outcomes.bucket_s} points={outcomes.points} />
        </WorkFigures>
        <div className="grid gap-x-10 gap-y-7 lg:grid-cols-2">
          {canSeeAudit ? <LatestAudit /> : null}
          <MaintenanceSection canManage={canManage} />
        </div>
      </div>
    </>
  );
}
