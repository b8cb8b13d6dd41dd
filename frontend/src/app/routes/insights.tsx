import { ArrowLeft } from "lucide-react";
import { Link, useLocation, useSearchParams } from "react-router";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { paths } from "@/config/paths";
import { InsightFilterBar } from "@/features/insights/components/insight-filter-bar";
import { InsightList } from "@/features/insights/components/insight-list";
import { InsightReader } from "@/features/insights/components/insight-reader";
import { readFilters } from "@/features/insights/filters";
import { cn } from "@/lib/cn";
import { useUrlFilters } from "@/lib/use-url-filters";

/** The list at the left, what is read at the right; on phones one or the other. */
export function Component() {
  const address = useUrlFilters();
  const [parameters] = useSearchParams();
  const { pathname } = useLocation();
  const filters = readFilters(address);
  const openId = address.text("open");
  const addressOf = (id: string) => {
    const next = new URLSearchParams(parameters);
    if (id === "") next.delete("open");
    else next.set("open", id);
    return `${pathname}?${next.toString()}`;
  };
  return (
    <Page title="Insights">
      <PageHeader title="Insights">
        What is out of the ordinary for a job, with what shows it and how often it would be a false alarm.
      </PageHeader>
      <div className={cn(openId !== "" && "max-lg:hidden")}>
        <InsightFilterBar filters={filters} set={address.set} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className={cn("min-w-0", openId !== "" && "max-lg:hidden")}>
          <InsightList
            filters={filters}
            addressOf={addressOf}
            openId={openId}
            onShowAll={() => address.set({ show: "all", severity: "", topic: "", job_id: "" })}
          />
        </div>
        <section
          aria-label="The insight that is open"
          className={cn(
            "min-w-0 lg:sticky lg:top-14 lg:max-h-[calc(100dvh-72px)] lg:self-start lg:overflow-y-auto lg:pr-1",
            openId === "" && "max-lg:hidden",
          )}
          tabIndex={openId === "" ? undefined : 0}
        >
          {openId === "" ? (
            <EmptyState title="None is open">Choose one at the left to read what shows it.</EmptyState>
          ) : (
            <>
              <div className="flex items-center justify-between gap-3 pb-3 text-sm" data-print="hide">
                <Link to={addressOf("")} className="inline-flex items-center gap-1 text-quiet hover:text-fg">
                  <ArrowLeft size={14} aria-hidden="true" /> All insights
                </Link>
                <Link
                  to={paths.insight(openId)}
                  className="text-quiet underline underline-offset-2 hover:text-fg"
                >
                  Its own page
                </Link>
              </div>
              <InsightReader key={openId} id={openId} />
            </>
          )}
        </section>
      </div>
    </Page>
  );
}
