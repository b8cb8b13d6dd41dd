import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { JobPicker } from "@/app/job-picker";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { LogHitList } from "@/features/log-search/components/log-hit-list";
import { LogSearchFilters } from "@/features/log-search/components/log-search-filters";
import { filtersOf, isNarrowed, type LogSearchView, readView, writeView } from "@/features/log-search/view";

/** Words in the logs of all executions. */
export function Component() {
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  const view = useMemo(() => readView(new URLSearchParams(address)), [address]);
  // A span such as "last hour" is counted from here, so that the answer stands still while it is read.
  const [askedAt, setAskedAt] = useState(() => Date.now());
  const filters = useMemo(() => filtersOf(view, askedAt), [view, askedAt]);
  const change = (changes: Partial<LogSearchView>) => {
    setAskedAt(Date.now());
    setParameters(writeView({ ...view, ...changes }), { replace: true });
  };
  const clear = () => change({ jobId: "", states: [], stream: "", range: "all" });
  return (
    <Page title="Search logs">
      <PageHeader title="Search logs">What any execution printed, as long as its log is kept.</PageHeader>
      <LogSearchFilters
        view={view}
        onChange={change}
        jobPicker={
          <JobPicker
            name="Job"
            placeholder="Any job"
            className="w-52"
            jobId={view.jobId}
            onChange={(jobId) => change({ jobId })}
          />
        }
      />
      {view.query === "" ? (
        <EmptyState title="Type words to look for">
          All of them must be in a log; lines that have them all come first. A star finds what begins so:
          refus* finds refused and refusing.
        </EmptyState>
      ) : (
        <LogHitList
          filters={filters}
          widen={isNarrowed(view) ? <Button onClick={clear}>Search everywhere</Button> : null}
        />
      )}
    </Page>
  );
}
