import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LogoField } from "./logo-field";
import { isStated, type SectionProps } from "./section-props";
import { SettingsForm } from "./settings-form";
import { TextSetting } from "@/components/ui/text-setting";
import { useSettingsDraft } from "./use-settings-draft";

/** What the chooser shows while there is none; it knows no empty colour. */
const NO_COLOUR = "#18181b";

export function BrandingSection({ settings }: SectionProps) {
  const draft = useSettingsDraft({
    version: settings.version,
    base: settings.branding,
    changeOf: (branding) => ({ branding }),
    defaults: { branding: null },
  });
  const { value, set, errorAt } = draft;
  return (
    <SettingsForm
      title="Name and looks"
      lead="What the pages call themselves, on the log-in page too."
      draft={draft}
      isStated={isStated(settings, "branding")}
    >
      <TextSetting
        label="Name"
        autoCapitalize="words"
        value={value.name}
        error={errorAt("/branding/name")}
        onChange={(name) => set({ name })}
      />
      <Field
        label="Accent"
        isOptional
        hint="Buttons and the focus take it. Each theme shows a shade of it that can be read; states keep their own colours."
        error={errorAt("/branding/accent")}
      >
        {(control) => (
          <div className="flex gap-2">
            <input
              type="color"
              aria-label="Choose the accent"
              value={/^#[0-9a-f]{6}$/.test(value.accent) ? value.accent : NO_COLOUR}
              onChange={({ target }) => set({ accent: target.value })}
              className="h-8 w-12 shrink-0 cursor-pointer rounded-md border border-line-strong bg-page p-0.5 pointer-coarse:h-10"
            />
            <Input
              {...control}
              spellCheck={false}
              placeholder="#1c5fd1"
              value={value.accent}
              onChange={({ target }) => set({ accent: target.value.trim().toLowerCase() })}
            />
          </div>
        )}
      </Field>
      <LogoField value={value.logo} error={errorAt("/branding/logo")} onChange={(logo) => set({ logo })} />
    </SettingsForm>
  );
}
