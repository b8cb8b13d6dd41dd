import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Profile } from "../types";
import { isStated, type SectionProps } from "./section-props";
import { SettingsForm } from "./settings-form";
import { useSettingsDraft } from "./use-settings-draft";

const PROFILES = [
  { value: "trusted", label: "Trusted: as the worker itself" },
  { value: "standard", label: "Standard: own files, limited" },
  { value: "strict", label: "Strict: no network, tightly limited" },
];

export function SandboxSection({ settings }: SectionProps) {
  const draft = useSettingsDraft({
    version: settings.version,
    base: settings.sandbox,
    changeOf: (sandbox) => ({ sandbox }),
    defaults: { sandbox: null },
  });
  const { value, set, errorAt } = draft;
  return (
    <SettingsForm
      title="Sandbox"
      lead="How jobs are kept apart from the machine that runs them."
      draft={draft}
      isStated={isStated(settings, "sandbox")}
    >
      <Field
        label="Of a new job that states none"
        hint="Jobs that exist stay as they are."
        error={errorAt("/sandbox/default")}
        className="max-w-80"
      >
        {(control) => (
          <Select
            {...control}
            options={PROFILES}
            value={value.default}
            onChange={({ target }) => set({ default: target.value as Profile })}
          />
        )}
      </Field>
      <Field
        label="The loosest that users may choose"
        hint="Administrators may choose any."
        error={errorAt("/sandbox/weakest_for_users")}
        className="max-w-80"
      >
        {(control) => (
          <Select
            {...control}
            options={PROFILES}
            value={value.weakest_for_users}
            onChange={({ target }) => set({ weakest_for_users: target.value as Profile })}
          />
        )}
      </Field>
    </SettingsForm>
  );
}
