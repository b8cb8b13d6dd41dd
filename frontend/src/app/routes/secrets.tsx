import { JobPicker } from "@/app/job-picker";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { useMay } from "@/features/auth/api/get-me";
import { ReferenceHelp } from "@/features/secrets/components/reference-help";
import { SecretList } from "@/features/secrets/components/secret-list";
import { VariableList } from "@/features/secrets/components/variable-list";
import { useUrlFilters } from "@/lib/use-url-filters";

/** What jobs name instead of holding it: secrets, which nobody reads again, and variables. */
export function Component() {
  const may = useMay();
  const address = useUrlFilters();
  const jobId = address.text("job");

  return (
    <Page title="Secrets and variables">
      <PageHeader
        title="Secrets and variables"
        actions={
          <JobPicker
            name="Who may use them"
            placeholder="For all my jobs"
            className="w-56"
            jobId={jobId}
            onChange={(job) => address.set({ job })}
          />
        }
      >
        What jobs share, named where it is used and kept here.
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_280px]">
        <Tabs
          label="Kind"
          value={address.text("tab") === "variables" ? "variables" : "secrets"}
          onChange={(tab) => address.set({ tab: tab === "variables" ? tab : undefined })}
          tabs={[
            {
              value: "secrets",
              label: "Secrets",
              content: <SecretList key={jobId} jobId={jobId} canEdit={may("secret:write")} />,
            },
            {
              value: "variables",
              label: "Variables",
              content: <VariableList key={jobId} jobId={jobId} canEdit={may("variable:write")} />,
            },
          ]}
        />
        <ReferenceHelp />
      </div>
    </Page>
  );
}
