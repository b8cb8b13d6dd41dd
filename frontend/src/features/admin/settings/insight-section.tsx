import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Tick } from "@/components/ui/tick";
import { isStated, type SectionProps } from "./section-props";
import { SettingsForm } from "./settings-form";
import { useSettingsDraft } from "./use-settings-draft";

export function InsightSection({ settings }: SectionProps) {
  const draft = useSettingsDraft({
    version: settings.version,
    base: settings.insights,
    changeOf: (insights) => ({ insights }),
    defaults: { insights: null },
  });
  const { value, set, errorAt } = draft;
  const usual = settings.defaults.insights;
  return (
    <SettingsForm
      title="Insights"
      lead="Every job is learned from its executions; what is unusual is told with how often such an alarm is false."
      draft={draft}
      isStated={isStated(settings, "insights")}
    >
      <Tick
        label="Learn from executions"
        line="Off: nothing is learned and nothing is told until it is on again; what was learned before is kept."
        isOn={value.is_on}
        onChange={(isOn) => set({ is_on: isOn })}
      />
      <Field
        label="False alarms that a job may make"
        hint={`Fewer find less. From 0.01 to 30; by default ${String(usual.budget)}. Jobs can say otherwise for themselves.`}
        error={errorAt("/insights/budget")}
      >
        {(control) => (
          <span className="flex items-center gap-2 text-sm">
            <NumberInput
              {...control}
              isDecimal
              min={0.01}
              max={30}
              value={value.budget}
              onChange={(budget) => set({ budget })}
            />
            <span className="text-quiet">in 30 days</span>
          </span>
        )}
      </Field>
    </SettingsForm>
  );
}
