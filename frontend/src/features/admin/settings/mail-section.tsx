import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import type { Settings } from "../types";
import { MailTest } from "./mail-test";
import { SecretInput } from "@/components/ui/secret-input";
import { isStated, type SectionProps } from "./section-props";
import { SettingsForm } from "./settings-form";
import { TextSetting } from "@/components/ui/text-setting";
import { useSettingsDraft } from "./use-settings-draft";

type Smtp = Settings["smtp"] & { password?: string | null | undefined };

const SECURITY = [
  { value: "starttls", label: "STARTTLS" },
  { value: "tls", label: "TLS from the start" },
  { value: "none", label: "None" },
];

export function MailSection({ settings }: SectionProps) {
  const draft = useSettingsDraft<Smtp>({
    version: settings.version,
    base: settings.smtp,
    changeOf: ({ password_is_set: _, ...smtp }) => ({ smtp }),
    defaults: { smtp: null },
  });
  const { value, set, errorAt } = draft;
  return (
    <SettingsForm
      title="Mail"
      lead="The server that sends invitations and links. Without one, administrators hand links over themselves."
      draft={draft}
      isStated={isStated(settings, "smtp")}
      after={<MailTest isTouched={draft.isTouched} />}
    >
      <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_96px_160px]">
        <TextSetting
          label="Host"
          placeholder="smtp.example.org"
          value={value.host}
          error={errorAt("/smtp/host")}
          onChange={(host) => set({ host })}
        />
        <Field label="Port" error={errorAt("/smtp/port")}>
          {(control) => <NumberInput {...control} value={value.port} onChange={(port) => set({ port })} />}
        </Field>
        <Field label="Encryption" error={errorAt("/smtp/security")}>
          {(control) => (
            <Select
              {...control}
              options={SECURITY}
              value={value.security}
              onChange={({ target }) => set({ security: target.value as Smtp["security"] })}
            />
          )}
        </Field>
      </div>
      <TextSetting
        label="User name"
        isOptional
        value={value.username}
        error={errorAt("/smtp/username")}
        onChange={(username) => set({ username })}
      />
      <SecretInput
        key={`password ${settings.version}`}
        label="Password"
        isSet={value.password_is_set}
        value={value.password}
        canStore={settings.can_store_secrets}
        error={errorAt("/smtp/password")}
        onChange={(password) => set({ password })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextSetting
          label="Address it comes from"
          placeholder="chronos@example.org"
          value={value.sender}
          error={errorAt("/smtp/sender")}
          onChange={(sender) => set({ sender })}
        />
        <TextSetting
          label="Name it comes from"
          value={value.sender_name}
          error={errorAt("/smtp/sender_name")}
          onChange={(name) => set({ sender_name: name })}
        />
      </div>
    </SettingsForm>
  );
}
