import { Plus } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { ProviderFields } from "./provider-fields";
import { changeOf, draftOf, NEW_PROVIDER, type ProviderDraft } from "./providers";
import { isStated, type SectionProps } from "./section-props";
import { SettingsForm } from "./settings-form";
import { useSettingsDraft } from "./use-settings-draft";

/** Providers of OpenID Connect, sent as a whole. */
export function SignOnSection({ settings }: SectionProps) {
  const base = useMemo(() => ({ providers: settings.oidc.map(draftOf) }), [settings.oidc]);
  const draft = useSettingsDraft<{ providers: ProviderDraft[] }>({
    version: settings.version,
    base,
    changeOf: ({ providers = [] }) => ({ oidc: providers.map(changeOf) }),
    defaults: { oidc: null },
  });
  const { providers } = draft.value;
  const put = (next: ProviderDraft[]) => draft.set({ providers: next });
  return (
    <SettingsForm
      title="Single sign-on"
      lead="Providers of OpenID Connect that people may come in by."
      draft={draft}
      isStated={isStated(settings, "oidc")}
    >
      {providers.length === 0 ? <p className="text-sm text-quiet">None is set up.</p> : null}
      {providers.map((provider, at) => (
        <ProviderFields
          key={`${at} ${settings.version}`}
          provider={provider}
          canStore={settings.can_store_secrets}
          isSaved={!draft.isTouched && provider.isNew !== true}
          // A secret is refused by the provider's id, anything else by its place.
          errorAt={(field) =>
            draft.errorAt(`/oidc/${at}/${field}`) ??
            (provider.id === "" ? undefined : draft.errorAt(`/oidc/${provider.id}/${field}`))
          }
          onChange={(changes) =>
            put(providers.map((other, index) => (index === at ? { ...other, ...changes } : other)))
          }
          onRemove={() => put(providers.filter((_, index) => index !== at))}
        />
      ))}
      <Button className="self-start" onClick={() => put([...providers, NEW_PROVIDER])}>
        <Plus size={14} /> Add a provider
      </Button>
    </SettingsForm>
  );
}
