import { useQuery } from "@tanstack/react-query";
import { JobPicker } from "@/app/job-picker";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { IdentitySection } from "@/features/auth/account/identity-section";
import { KeySection } from "@/features/auth/account/key-section";
import { PasskeySection } from "@/features/auth/account/passkey-section";
import { PasswordSection } from "@/features/auth/account/password-section";
import { ProfileSection } from "@/features/auth/account/profile-section";
import { SecondFactorSection } from "@/features/auth/account/second-factor-section";
import { SessionSection } from "@/features/auth/account/session-section";
import { useMe } from "@/features/auth/api/get-me";
import { providerRefusal } from "@/features/auth/provider-refusal";
import { jobOptions } from "@/features/jobs/api/get-job";
import { useUrlFilters } from "@/lib/use-url-filters";

/** One's own account: how one is called, how one logs in, where one is logged in, and what programs may do. */
export function Component() {
  const { data: me } = useMe();
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
        ]}
      />
    </Page>
  );
}

function JobName({ id }: { id: string }) {
  return useQuery(jobOptions(id)).data?.name ?? id;
}
