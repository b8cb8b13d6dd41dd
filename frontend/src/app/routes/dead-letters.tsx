import { Link } from "react-router";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { paths } from "@/config/paths";
import { useMay } from "@/features/auth/api/get-me";
import { useDeadLetters } from "@/features/dead-letters/api/list-dead-letters";
import { DeadLetterList } from "@/features/dead-letters/components/dead-letter-list";
import { countOf } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";

export function Component() {
  const may = useMay();
  const jobId = useUrlFilters().text("job_id");
  const { data } = useDeadLetters(jobId);
  const [first] = data?.pages ?? [];
  const total = first?.total ?? 0;
  const name = first?.items[0]?.job_name;
  return (
    <Page title="Dead letters">
      <PageHeader title="Dead letters">
        {total > 0
          ? `${countOf(total, "execution")}${jobId && name ? ` of ${name}` : ""} failed after all attempts and ${total === 1 ? "waits" : "wait"} for somebody to decide. `
          : "Executions that failed after all their attempts, until somebody tries them again or dismisses them. "}
        {jobId && total > 0 ? (
          <Link to={paths.deadLetters} className="underline underline-offset-2 hover:text-fg">
            Show those of all jobs
          </Link>
        ) : null}
      </PageHeader>
      <DeadLetterList key={jobId} jobId={jobId} canSettle={may("execution:replay")} />
    </Page>
  );
}
