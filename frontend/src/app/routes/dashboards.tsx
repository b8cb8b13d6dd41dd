import { Plus } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { paths } from "@/config/paths";
import { useMay, useMe } from "@/features/auth/api/get-me";
import { DashboardList } from "@/features/dashboards/components/dashboard-list";
import { NewDashboardDialog } from "@/features/dashboards/components/new-dashboard-dialog";

/** The dashboards that one sees. */
export function Component() {
  const { data: me } = useMe();
  const canCreate = useMay()("dashboard:write");
  const [isAsking, setAsking] = useState(false);
  const navigate = useNavigate();
  const button = canCreate ? (
    <Button variant="primary" onClick={() => setAsking(true)}>
      <Plus size={15} /> New dashboard
    </Button>
  ) : null;
  return (
    <Page title="Dashboards">
      <PageHeader title="Dashboards" actions={button}>
        What you want to see together, in your own order; also for a screen on the wall.
      </PageHeader>
      <DashboardList
        ownId={me?.user.id}
        start={
          <EmptyState title="No dashboards yet" action={button}>
            A dashboard shows figures, charts, lists and logs of your choice side by side.
          </EmptyState>
        }
      />
      {isAsking ? (
        <NewDashboardDialog
          onClose={() => setAsking(false)}
          onMade={({ id }) => void navigate(paths.dashboard(id))}
        />
      ) : null}
    </Page>
  );
}
