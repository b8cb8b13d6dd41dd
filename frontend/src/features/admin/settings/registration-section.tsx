import { Field } from "@/components/ui/field";
import { RadioList } from "@/components/ui/radio-list";
import { Select } from "@/components/ui/select";
import { TagsInput } from "@/components/ui/tags-input";
import type { Role } from "../types";
import { ROLES } from "../users/words";
import { isStated, type SectionProps } from "./section-props";
import { SettingsForm } from "./settings-form";
import { Tick } from "@/components/ui/tick";
import { useSettingsDraft } from "./use-settings-draft";

const MODES = [
  { value: "invitation", label: "By invitation", line: "Administrators invite; nobody else can come in." },
  { value: "approval", label: "On request", line: "Whoever wants to asks, and an administrator decides." },
  { value: "open", label: "Open", line: "Whoever wants to registers." },
  { value: "off", label: "Off", line: "Users are added on the server, or by a sign-on provider, alone." },
] as const;

export function RegistrationSection({ settings }: SectionProps) {
  const draft = useSettingsDraft({
    version: settings.version,
    base: settings.registration,
    changeOf: (registration) => ({ registration }),
    defaults: { registration: null },
  });
  const { value, set, errorAt } = draft;
  return (
    <SettingsForm
      title="Registration"
      lead="How people become users."
      draft={draft}
      isStated={isStated(settings, "registration")}
    >
      <RadioList
        label="Who may register"
        value={value.mode}
        options={MODES}
        onChange={(mode) => set({ mode })}
        error={errorAt("/registration/mode")}
      />
      <Field
        label="Role of those who register"
        error={errorAt("/registration/default_role")}
        className="max-w-60"
      >
        {(control) => (
          <Select
            {...control}
            options={ROLES.filter((role) => role.value !== "admin")}
            value={value.default_role}
            onChange={({ target }) => set({ default_role: target.value as Role })}
          />
        )}
      </Field>
      <Field
        label="Domains of their addresses"
        isOptional
        hint="Only these may register. None: any."
        error={errorAt("/registration/allowed_domains")}
      >
        {(control) => (
          <TagsInput
            {...control}
            noun="domain"
            placeholder="example.org"
            value={value.allowed_domains}
            onChange={(domains) => set({ allowed_domains: domains })}
          />
        )}
      </Field>
      <Tick
        label="Addresses must be proved"
        line="By a link that is mailed to them. Needs a mail server."
        isOn={value.require_verification}
        onChange={(isOn) => set({ require_verification: isOn })}
      />
    </SettingsForm>
  );
}
