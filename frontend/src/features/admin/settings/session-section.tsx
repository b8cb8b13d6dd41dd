import { NumberField } from "@/components/ui/number-field";
import { isStated, type SectionProps } from "./section-props";
import { SettingsForm } from "./settings-form";
import { useSettingsDraft } from "./use-settings-draft";

export function SessionSection({ settings }: SectionProps) {
  const draft = useSettingsDraft({
    version: settings.version,
    base: settings.sessions,
    changeOf: (sessions) => ({ sessions }),
    defaults: { sessions: null },
  });
  const { value, set, errorAt } = draft;
  const usual = settings.defaults.sessions;
  return (
    <SettingsForm
      title="Sessions"
      lead="How long a log-in lasts."
      draft={draft}
      isStated={isStated(settings, "sessions")}
    >
      <NumberField
        label="A session that is not used ends after"
        unit="days"
        value={value.idle_days}
        usual={usual.idle_days}
        error={errorAt("/sessions/idle_days")}
        onChange={(days) => set({ idle_days: days })}
      />
      <NumberField
        label="Every session ends after"
        unit="days"
        value={value.absolute_days}
        usual={usual.absolute_days}
        error={errorAt("/sessions/absolute_days")}
        onChange={(days) => set({ absolute_days: days })}
      />
      <NumberField
        label="An access token holds for"
        unit="minutes"
        line="It is renewed while one works."
        value={value.access_minutes}
        usual={usual.access_minutes}
        error={errorAt("/sessions/access_minutes")}
        onChange={(minutes) => set({ access_minutes: minutes })}
      />
    </SettingsForm>
  );
}
