import { Plus } from "lucide-react";
import { Link } from "react-router";
import { useOwners } from "@/app/use-owners";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { paths } from "@/config/paths";
import { useMay } from "@/features/auth/api/get-me";
import { JobList } from "@/features/jobs/components/job-list";
import { ViewMenu } from "@/features/views/components/view-menu";

export function Component() {
  const owners = useOwners();
  const canCreate = useMay()("job:create");
  return (
    <Page title="Jobs">
      <PageHeader
        title="Jobs"
        actions={
          <>
            <ViewMenu page="jobs" />
            {!canCreate ? null : (
              <>
                <Button asChild>
                  <Link to={paths.import}>Import a crontab</Link>
                </Button>
                <Button asChild variant="primary">
                  <Link to={paths.newJob}>
                    <Plus size={15} /> New job
                  </Link>
                </Button>
              </>
            )}
          </>
        }
      />
      <JobList owners={owners} canCreate={canCreate} />
    </Page>
  );
}
