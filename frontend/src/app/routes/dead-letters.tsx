import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { useMe } from "@/features/auth/api/get-me";
import { DeadLetterList } from "@/features/dead-letters/components/dead-letter-list";
import { useUrlFilters } from "@/lib/use-url-filters";

export function Component() {
  const me = useMe();
  const jobId = useUrlFilters().text("job_id");
  return (
    <Page title="Dead letters">
      <PageHeader title="Dead letters">
        Executions that failed after all their attempts. Each stays here until somebody tries it again or
        dismisses it.
      </PageHeader>
      <DeadLetterList
        key={jobId}
        jobId={jobId}
        canSettle={me.data !== undefined && me.data.role !== "viewer"}
      />
    </Page>
  );
}
