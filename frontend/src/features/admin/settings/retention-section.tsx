import { NumberField } from "@/components/ui/number-field";
import { isStated, type SectionProps } from "./section-props";
import { SettingsForm } from "./settings-form";
import { useSettingsDraft } from "./use-settings-draft";

export function RetentionSection({ settings }: SectionProps) {
  const draft = useSettingsDraft({
    version: settings.version,
    base: settings.retention,
    changeOf: (retention) => ({ retention }),
    defaults: { retention: null },
  });
  const { value, set, errorAt } = draft;
  const usual = settings.defaults.retention;
  return (
    <SettingsForm
      title="Retention"
      lead="How long things are kept. What is older is removed within the hour, for good."
      draft={draft}
      isStated={isStated(settings, "retention")}
    >
      <NumberField
        label="Executions with their logs"
        unit="days"
        line="Jobs can say otherwise for themselves."
        value={value.executions_days}
        usual={usual.executions_days}
        error={errorAt("/retention/executions_days")}
        onChange={(days) => set({ executions_days: days })}
      />
      <NumberField
        label="The audit"
        unit="days"
        value={value.audit_days}
        usual={usual.audit_days}
        error={errorAt("/retention/audit_days")}
        onChange={(days) => set({ audit_days: days })}
      />
    </SettingsForm>
  );
}
