import { useNavigate } from "react-router";
import { useOwners } from "@/app/use-owners";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { paths } from "@/config/paths";
import { JobForm } from "@/features/jobs/components/job-form";
import { useUrlFilters } from "@/lib/use-url-filters";

export function Component() {
  const navigate = useNavigate();
  const owners = useOwners();
  const url = useUrlFilters();
  return (
    <Page title="New job">
      <PageHeader title="New job" />
      <JobForm
        key={owners[0]?.id}
        owners={owners}
        userId={owners[0]?.id ?? ""}
        ownerId={url.text("owner")}
        onSaved={(job) => void navigate(paths.job(job.id))}
        onCancel={() => void navigate(paths.jobs)}
      />
    </Page>
  );
}
