import { useQuery } from "@tanstack/react-query";
import { ListFilter } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import type { ExecutionSort } from "@/api/types";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { TimeSpanPicker } from "@/components/ui/time-span-picker";
import { useMe } from "@/features/auth/api/get-me";
import { facetsOptions } from "@/features/executions/api/get-facets";
import { histogramOptions } from "@/features/executions/api/get-histogram";
import { ExecutionTable } from "@/features/executions/components/execution-table";
import { filtersOf, type HistoryView, readView, SORTS, writeView } from "@/features/executions/filters";
import { ExportMenu } from "@/features/executions/history/export-menu";
import { FacetPanel } from "@/features/executions/history/facet-panel";
import { HistoryHistogram } from "@/features/executions/history/history-histogram";
import { knownValues } from "@/features/executions/history/known-values";
import { QueryBox } from "@/features/executions/history/query-box";
import { withToggled } from "@/features/executions/history/query-text";
import { findJobsOptions } from "@/features/jobs/api/find-jobs";
import { ViewMenu } from "@/features/views/components/view-menu";
import { ApiProblem } from "@/lib/api-problem";
import { cn } from "@/lib/cn";
import { boundsOf, type TimeSpan } from "@/lib/time-span";
import { useDebounced } from "@/lib/use-debounced";

const TYPING_MS = 150;

/** Everything that ran, is running, or should have run. */
export function Component() {
  const { view, askedAt, change } = useHistoryView();
  const filters = useMemo(() => filtersOf(view, askedAt), [view, askedAt]);
  const facets = useQuery(facetsOptions(filters));
  const histogram = useQuery(histogramOptions(filters));
  const me = useMe().data;
  const refusal = refusalOf(facets.error);
  const [isNarrowing, setNarrowing] = useState(false);
  const typing = useTypedJob();
  const setSpan = (span: TimeSpan) => change({ ...view, span });
  const search = (query: string) => change({ ...view, query });
  return (
    <Page title="Executions">
      <PageHeader
        title="Executions"
        actions={
          <>
            <TimeSpanPicker span={view.span} onChange={setSpan} />
            <ViewMenu page="executions" />
            <ExportMenu filters={filters} total={facets.data?.total} />
          </>
        }
      />
      <QueryBox
        query={view.query}
        onSearch={search}
        known={knownValues(facets.data, typing.names)}
        onTyping={typing.onTyping}
        className="mb-3"
      />
      {refusal ? (
        <EmptyState title="This cannot be searched for">{refusal}</EmptyState>
      ) : (
        <>
          <HistoryHistogram
            histogram={histogram.data}
            bounds={boundsOf(view.span, askedAt)}
            onBrush={(bounds) => setSpan({ kind: "between", ...bounds })}
          />
          <div className="grid gap-x-8 lg:grid-cols-[208px_minmax(0,1fr)]">
            <div className="min-w-0 pb-3 lg:pt-1.5">
              <Button
                className="mb-2 lg:hidden"
                aria-expanded={isNarrowing}
                onClick={() => setNarrowing(!isNarrowing)}
              >
                <ListFilter size={14} /> Narrow
              </Button>
              <div className={cn("max-lg:columns-2 max-sm:columns-1", !isNarrowing && "max-lg:hidden")}>
                <FacetPanel
                  facets={facets.data}
                  ownId={me?.user.id}
                  isStale={facets.isPlaceholderData}
                  onToggle={(field, value) => search(withToggled(view.query, field, value))}
                />
              </div>
            </div>
            <ExecutionTable
              filters={filters}
              actions={<SortSelect sort={view.sort} onChange={(sort) => change({ ...view, sort })} />}
              empty={<NothingFound view={view} onChange={change} />}
            />
          </div>
        </>
      )}
    </Page>
  );
}

/** Why the query cannot be asked, with the place in it. */
function refusalOf(error: Error | null): string | undefined {
  return error instanceof ApiProblem && error.status === 400 ? error.message : undefined;
}

/** What the address says, and since when a span up to now is counted, so that the list stands still while it is read. */
function useHistoryView() {
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  const view = useMemo(() => readView(new URLSearchParams(address)), [address]);
  const [askedAt, setAskedAt] = useState(() => Date.now());
  const change = (next: HistoryView) => {
    const isSameSpan = JSON.stringify(next.span) === JSON.stringify(view.span);
    if (!isSameSpan) setAskedAt(Date.now());
    setParameters(writeView(next), { replace: isSameSpan, preventScrollReset: true });
  };
  return { view, askedAt, change };
}

/** Names of jobs that fit what is being typed after `job:`. */
function useTypedJob() {
  const [typed, setTyped] = useState<string | null>(null);
  // What is typed elsewhere changes nothing here, so that the page need not be drawn anew with each key.
  const onTyping = useCallback((field: string, text: string) => setTyped(field === "job" ? text : null), []);
  const isJob = typed !== null;
  const text = useDebounced((typed ?? "").replaceAll("*", ""), TYPING_MS);
  const found = useQuery({ ...findJobsOptions(text), enabled: isJob });
  const names = isJob ? (found.data?.items ?? []).map(({ name }) => name) : [];
  return { names, onTyping };
}

function SortSelect({ sort, onChange }: { sort: ExecutionSort; onChange: (sort: ExecutionSort) => void }) {
  return (
    <Select
      aria-label="Order"
      className="w-auto"
      value={sort}
      options={SORTS.map(({ id, label }) => ({ value: id, label }))}
      onChange={(event) => onChange(event.target.value as ExecutionSort)}
    />
  );
}

function NothingFound({ view, onChange }: { view: HistoryView; onChange: (view: HistoryView) => void }) {
  if (view.query === "") {
    return (
      <EmptyState
        title="Nothing in this span of time"
        action={
          view.span.kind === "last" && view.span.id === "90d" ? undefined : (
            <Button onClick={() => onChange({ ...view, span: { kind: "last", id: "90d" } })}>
              Look at the last 90 days
            </Button>
          )
        }
      >
        Executions will be listed here once a job has run.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing matches"
      action={<Button onClick={() => onChange({ ...view, query: "" })}>Clear the search</Button>}
    >
      No execution of this span of time has all of what you asked for.
    </EmptyState>
  );
}
