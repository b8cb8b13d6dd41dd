import { useQuery } from "@tanstack/react-query";
import { JobPicker } from "@/app/job-picker";
import { useOwners } from "@/app/use-owners";
import { OwnerSelect } from "@/components/ui/owner-select";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { OwnAiSection } from "@/features/ai/components/own-ai-section";
import { IdentitySection } from "@/features/auth/account/identity-section";
import { KeySection } from "@/features/auth/account/key-section";
import { PasskeySection } from "@/features/auth/account/passkey-section";
import { PasswordSection } from "@/features/auth/account/password-section";
import { ProfileSection } from "@/features/auth/account/profile-section";
import { SecondFactorSection } from "@/features/auth/account/second-factor-section";
import { SessionSection } from "@/features/auth/account/session-section";
import { useMay, useMe } from "@/features/auth/api/get-me";
import { providerRefusal } from "@/features/auth/provider-refusal";
import { jobOptions } from "@/features/jobs/api/get-job";
import { useUrlFilters } from "@/lib/use-url-filters";

/** One's own account: how one is called, how one logs in, where one is logged in, and what programs may do. */
export function Component() {
  const { data: me } = useMe();
  const may = useMay();
  const address = useUrlFilters();
  if (!me) return null;
  return (
    <Page title="Your account">
      <PageHeader title="Your account">
        {me.user.name || me.user.email}, {me.user.role}
      </PageHeader>
      <Tabs
        label="Parts of your account"
        value={address.text("tab") || "profile"}
        onChange={(tab) => address.set({ tab: tab === "profile" ? "" : tab, error: "", provider: "" })}
        tabs={[
          { value: "profile", label: "Profile", content: <ProfileSection key={me.user.id} me={me} /> },
          {
            value: "security",
            label: "Logging in",
            content: (
              <div className="flex max-w-3xl flex-col gap-8">
                <PasswordSection me={me} />
                <SecondFactorSection hasPassword={me.has_password} />
                <PasskeySection />
                <IdentitySection refusal={providerRefusal(address.text("error") || null)} />
              </div>
            ),
          },
          { value: "sessions", label: "Sessions", content: <SessionSection /> },
          {
            value: "keys",
            label: "API keys",
            content: (
              <KeySection
                permissions={me.permissions}
                jobName={(id) => <JobName id={id} />}
                jobPicker={(control, onChoose) => (
                  <JobPicker {...control} jobId="" placeholder="Add a job…" onChange={onChoose} />
                )}
              />
            ),
          },
          ...(may("secret:read")
            ? [{ value: "ai", label: "Language model", content: <LanguageModel userId={me.user.id} /> }]
            : []),
        ]}
      />
    </Page>
  );
}

/** Of oneself, or of a team that one is in. */
function LanguageModel({ userId }: { userId: string }) {
  const owners = useOwners();
  const may = useMay();
  const address = useUrlFilters();
  const ownerId = address.text("owner") || userId;
  return (
    <div className="flex flex-col gap-5">
      {owners.length > 1 ? (
        <OwnerSelect
          label="Whose"
          className="w-44"
          value={ownerId}
          owners={owners}
          onChange={(owner) => address.set({ owner: owner === userId ? "" : owner })}
        />
      ) : null}
      <OwnAiSection key={ownerId} ownerId={ownerId} canChange={may("secret:write")} />
    </div>
  );
}

function JobName({ id }: { id: string }) {
  return useQuery(jobOptions(id)).data?.name ?? id;
}
