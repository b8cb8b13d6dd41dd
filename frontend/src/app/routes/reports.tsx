import { Plus } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useOwners } from "@/app/use-owners";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { Tabs } from "@/components/ui/tabs";
import { paths } from "@/config/paths";
import { useMay, useMe } from "@/features/auth/api/get-me";
import { NewReportDialog } from "@/features/reports/components/new-report-dialog";
import { ReportList } from "@/features/reports/components/report-list";
import { ScheduleList } from "@/features/reports/components/schedule-list";
import { readReportFilters } from "@/features/reports/filters";
import { SCOPE_WORDS } from "@/features/reports/words";
import { useUrlFilters } from "@/lib/use-url-filters";

const SCOPES = [
  { value: "", label: "About anything" },
  ...Object.entries(SCOPE_WORDS).map(([value, label]) => ({ value, label })),
];

/** Reports, and when they come by themselves. */
export function Component() {
  const address = useUrlFilters();
  const filters = readReportFilters(address);
  const owners = useOwners();
  const may = useMay();
  const { data: me } = useMe();
  const [isAsking, setAsking] = useState(false);
  const navigate = useNavigate();
  const jobId = address.text("new");
  const canAsk = may("dashboard:write");
  const isOpen = canAsk && owners.length > 0 && (isAsking || jobId !== "");
  const close = () => {
    setAsking(false);
    if (jobId !== "") address.set({ new: "" });
  };
  return (
    <Page title="Reports">
      <PageHeader
        title="Reports"
        actions={
          canAsk ? (
            <Button variant="primary" onClick={() => setAsking(true)}>
              <Plus size={15} /> New report
            </Button>
          ) : null
        }
      >
        How it went, in sentences that cite their facts.
      </PageHeader>
      <Tabs
        label="Reports"
        value={address.text("tab") || "reports"}
        onChange={(tab) => address.set({ tab: tab === "reports" ? "" : tab })}
        tabs={[
          {
            value: "reports",
            label: "Reports",
            content: (
              <>
                <div className="flex flex-wrap gap-2 py-2">
                  <SearchInput
                    label="Words of the title"
                    className="w-full sm:w-64"
                    value={filters.search}
                    onSearch={(q) => address.set({ q })}
                  />
                  <Select
                    aria-label="About"
                    className="w-44"
                    value={filters.scope}
                    options={SCOPES}
                    onChange={({ target }) => address.set({ scope: target.value })}
                  />
                </div>
                <ReportList
                  filters={filters}
                  onShowAll={() => address.set({ scope: "", q: "", job_id: "", schedule_id: "" })}
                />
              </>
            ),
          },
          {
            value: "schedules",
            label: "Schedules",
            content: (
              <ScheduleList
                owners={owners}
                seesAll={may("owners:all")}
                canWrite={canAsk}
                ownId={me?.user.id ?? ""}
              />
            ),
          },
        ]}
      />
      {isOpen ? (
        <NewReportDialog
          owners={owners}
          seesAll={may("owners:all")}
          jobId={jobId}
          onClose={close}
          onAsked={(id) => void navigate(paths.report(id))}
        />
      ) : null}
    </Page>
  );
}
