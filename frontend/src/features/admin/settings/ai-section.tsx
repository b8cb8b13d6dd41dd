import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { Section } from "@/components/ui/section";
import { useCheckAi } from "../api/settings";
import type { Settings } from "../types";
import { CheckResult } from "./check-result";
import { NumberField } from "./number-field";
import { SecretInput } from "./secret-input";
import { isStated, type SectionProps } from "./section-props";
import { SettingsForm } from "./settings-form";
import { TextSetting } from "./text-setting";
import { useSettingsDraft } from "./use-settings-draft";

type Ai = Settings["ai"] & { api_key?: string | null | undefined };

export function AiSection({ settings }: SectionProps) {
  const draft = useSettingsDraft<Ai>({
    version: settings.version,
    base: settings.ai,
    changeOf: ({ api_key_is_set: _, ...ai }) => ({ ai }),
    defaults: { ai: null },
  });
  const { value, set, errorAt } = draft;
  return (
    <SettingsForm
      title="Language model"
      lead="The one that explains and drafts. Without a key, none is ever asked."
      draft={draft}
      isStated={isStated(settings, "ai")}
      after={<AiTest isTouched={draft.isTouched} />}
    >
      <TextSetting
        label="Server"
        hint={`By default ${settings.defaults.ai.base_url}.`}
        value={value.base_url}
        error={errorAt("/ai/base_url")}
        onChange={(url) => set({ base_url: url })}
      />
      <SecretInput
        key={`key ${settings.version}`}
        label="Key"
        isSet={value.api_key_is_set}
        value={value.api_key}
        canStore={settings.can_store_secrets}
        error={errorAt("/ai/api_key")}
        onChange={(key) => set({ api_key: key })}
      />
      <TextSetting
        label="Model"
        hint="The check below lists what the server offers."
        value={value.model}
        error={errorAt("/ai/model")}
        onChange={(model) => set({ model })}
      />
      <NumberField
        label="Budget of a month"
        unit="US dollars"
        line="0 is no limit."
        value={value.monthly_budget_usd}
        usual={settings.defaults.ai.monthly_budget_usd}
        error={errorAt("/ai/monthly_budget_usd")}
        onChange={(budget) => set({ monthly_budget_usd: budget })}
      />
    </SettingsForm>
  );
}

function AiTest({ isTouched }: { isTouched: boolean }) {
  const check = useCheckAi();
  return (
    <Section title="Try it out" className="mt-8">
      <div className="mt-3 flex flex-col items-start gap-3">
        <Button isBusy={check.isPending} disabled={isTouched} onClick={() => check.mutate()}>
          Ask the server
        </Button>
        {isTouched ? <p className="text-xs text-faint">It is asked with what is saved: save first.</p> : null}
        <FormError error={check.error} />
        {check.data ? (
          <CheckResult result={check.data}>
            {check.data.models.length > 0 ? (
              <p className="mt-1 text-xs break-words text-quiet">
                It offers {check.data.models.map(({ id }) => id).join(", ")}.
              </p>
            ) : null}
          </CheckResult>
        ) : null}
      </div>
    </Section>
  );
}
