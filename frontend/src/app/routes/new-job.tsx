import { useNavigate } from "react-router";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { paths } from "@/config/paths";
import { JobForm } from "@/features/jobs/components/job-form";

export function Component() {
  const navigate = useNavigate();
  return (
    <Page title="New job">
      <PageHeader title="New job" />
      <JobForm
        onSaved={(job) => void navigate(paths.job(job.id))}
        onCancel={() => void navigate(paths.jobs)}
      />
    </Page>
  );
}
