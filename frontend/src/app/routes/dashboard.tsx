import { useParams } from "react-router";
import { JobPicker } from "@/app/job-picker";
import { useOwners } from "@/app/use-owners";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useDashboard } from "@/features/dashboards/api/get-dashboards";
import { DashboardPage } from "@/features/dashboards/components/dashboard-page";

/** One dashboard. */
export function Component() {
  const { dashboardId = "" } = useParams();
  const { data, error, refetch } = useDashboard(dashboardId);
  const owners = useOwners();
  return (
    <Page title={data?.name ?? "Dashboard"} className="max-w-[2400px]">
      {data ? (
        <DashboardPage key={data.id} dashboard={data} owners={owners} JobPicker={JobPicker} />
      ) : error ? (
        <ErrorState what="The dashboard" isPage error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={10} />
      )}
    </Page>
  );
}
