import { Button } from "@/components/ui/button";
import { CheckResult } from "@/components/ui/check-result";
import { FormError } from "@/components/ui/form-error";
import { NumberField } from "@/components/ui/number-field";
import { SecretInput } from "@/components/ui/secret-input";
import { Section } from "@/components/ui/section";
import { TextSetting } from "@/components/ui/text-setting";
import { Tick } from "@/components/ui/tick";
import { useCheckAi } from "../api/settings";
import type { Settings } from "../types";
import { AiUsageList } from "./ai-usage-list";
import { isStated, type SectionProps } from "./section-props";
import { SettingsForm } from "./settings-form";
import { useSettingsDraft } from "./use-settings-draft";

type Ai = Settings["ai"] & { api_key?: string | null | undefined };

const BUDGETS = [
  { name: "daily_budget_usd", label: "Budget of a day", line: "Of all together; 0 is no limit." },
  { name: "monthly_budget_usd", label: "Budget of a month", line: "Of all together; 0 is no limit." },
  { name: "owner_daily_budget_usd", label: "Of each user and team a day", line: "0 is no limit." },
  { name: "owner_monthly_budget_usd", label: "Of each user and team a month", line: "0 is no limit." },
] as const;

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
      lead="The one that words reports and reads phrases. Without a key, none is ever asked."
      draft={draft}
      isStated={isStated(settings, "ai")}
      after={
        <>
          <AiTest isTouched={draft.isTouched} isOn={settings.ai.is_on} />
          <AiUsageList />
        </>
      }
    >
      <Tick
        label="Use language models"
        line="Switched off, nothing is ever sent, for nobody and with no key."
        isOn={value.is_on}
        onChange={(isOn) => set({ is_on: isOn })}
      />
      <Tick
        label="Users and teams may bring their own key"
        line="It is used for what is theirs, in place of the one below."
        isOn={value.allows_own_keys}
        onChange={(isOn) => set({ allows_own_keys: isOn })}
      />
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
      <div className="grid gap-5 sm:grid-cols-2">
        {BUDGETS.map(({ name, label, line }) => (
          <NumberField
            key={name}
            isDecimal
            label={label}
            unit="US dollars"
            line={line}
            value={value[name]}
            usual={settings.defaults.ai[name]}
            error={errorAt(`/ai/${name}`)}
            onChange={(budget) => set({ [name]: budget })}
          />
        ))}
      </div>
    </SettingsForm>
  );
}

function AiTest({ isTouched, isOn }: { isTouched: boolean; isOn: boolean }) {
  const check = useCheckAi();
  return (
    <Section title="Try it out" className="mt-8">
      <div className="mt-3 flex flex-col items-start gap-3">
        <Button isBusy={check.isPending} disabled={isTouched || !isOn} onClick={() => check.mutate()}>
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
