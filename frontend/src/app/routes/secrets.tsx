import { useQuery } from "@tanstack/react-query";
import { JobPicker } from "@/app/job-picker";
import { useOwners } from "@/app/use-owners";
import { OwnerSelect } from "@/components/ui/owner-select";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { useMay } from "@/features/auth/api/get-me";
import { jobOptions } from "@/features/jobs/api/get-job";
import { ReferenceHelp } from "@/features/secrets/components/reference-help";
import { SecretList } from "@/features/secrets/components/secret-list";
import { VariableList } from "@/features/secrets/components/variable-list";
import { isTeam } from "@/lib/owners";
import { useUrlFilters } from "@/lib/use-url-filters";

/** What jobs name instead of holding it: secrets, which nobody reads again, and variables. */
export function Component() {
  const address = useUrlFilters();
  const owners = useOwners();
  const jobId = address.text("job");
  const ownerId = address.text("owner");
  const can = useCanWrite(jobId, ownerId);
  const place = { jobId, ownerId };
  const key = `${jobId} ${ownerId}`;
  const own = owners[0]?.id ?? "";

  return (
    <Page title="Secrets and variables">
      <PageHeader
        title="Secrets and variables"
        actions={
          <>
            {owners.length > 1 || ownerId !== "" ? (
              <OwnerSelect
                label="Whose"
                className="w-44"
                value={ownerId || own}
                owners={owners}
                onChange={(owner) => address.set({ owner: owner === own ? "" : owner, job: "" })}
              />
            ) : null}
            <JobPicker
              name="Who may use them"
              placeholder={isTeam(ownerId) ? "For all jobs of the team" : "For all my jobs"}
              className="w-56"
              jobId={jobId}
              onChange={(job) => address.set({ job })}
            />
          </>
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
              content: <SecretList key={key} place={place} canEdit={can("secret:write")} />,
            },
            {
              value: "variables",
              label: "Variables",
              content: <VariableList key={key} place={place} canEdit={can("variable:write")} />,
            },
          ]}
        />
        <ReferenceHelp />
      </div>
    </Page>
  );
}

/** Whether one may write secrets or variables of a job, of a team, or one's own. */
function useCanWrite(jobId: string, ownerId: string) {
  const may = useMay();
  const owners = useOwners();
  const { data: job } = useQuery({ ...jobOptions(jobId), enabled: jobId !== "" });
  return (right: "secret:write" | "variable:write"): boolean => {
    if (jobId !== "") return job?.rights.includes(right) ?? false;
    if (!may(right)) return false;
    if (ownerId === "" || may("owners:all")) return true;
    const role = owners.find(({ id }) => id === ownerId)?.role;
    return role === "owner" || role === "admin" || (role === "member" && right === "variable:write");
  };
}
