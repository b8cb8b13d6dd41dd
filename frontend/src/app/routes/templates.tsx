import { Link, useNavigate } from "react-router";
import { useOwners } from "@/app/use-owners";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { useMay } from "@/features/auth/api/get-me";
import { useTemplates } from "@/features/templates/api/templates";
import { TemplateList } from "@/features/templates/components/template-list";
import { TemplatePane } from "@/features/templates/components/template-pane";
import { cn } from "@/lib/cn";
import { useUrlFilters } from "@/lib/use-url-filters";

/** Jobs that are written already, but for a few values. */
export function Component() {
  const navigate = useNavigate();
  const owners = useOwners();
  const canCreate = useMay()("job:create");
  const url = useUrlFilters();
  const { data, error, refetch } = useTemplates();
  const shown = data?.items.find(({ id }) => id === url.text("template"));
  return (
    <Page title={shown ? shown.name : "Templates"}>
      <PageHeader title="Templates">
        Jobs that are written already, but for a few values. What you make of one is yours to change.
      </PageHeader>
      {error && !data ? (
        <ErrorState what="The templates" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !error ? <SkeletonRows rows={12} /> : null}
      {data ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-[320px_minmax(0,1fr)]">
          <div className={cn("flex min-w-0 flex-col gap-4", shown && "max-lg:hidden")}>
            <SearchInput
              label="Find a template"
              value={url.text("search")}
              onSearch={(search) => url.set({ search })}
            />
            <TemplateList templates={data.items} search={url.text("search")} shownId={shown?.id ?? ""} />
          </div>
          <div className="max-w-2xl min-w-0">
            {shown && owners.length > 0 ? (
              <>
                <Link
                  to={paths.templates}
                  className="mb-3 inline-block text-sm text-quiet underline lg:hidden"
                >
                  All templates
                </Link>
                <TemplatePane
                  template={shown}
                  owners={owners}
                  canCreate={canCreate}
                  onMade={(job) => void navigate(paths.job(job.id))}
                />
              </>
            ) : (
              <p className="py-14 text-center text-sm text-faint max-lg:hidden">
                Choose one to see what it does and what it needs to know.
              </p>
            )}
          </div>
        </div>
      ) : null}
    </Page>
  );
}
