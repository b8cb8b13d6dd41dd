import { Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { IconButton } from "@/components/ui/icon-button";
import { TagsInput } from "@/components/ui/tags-input";
import { useCheckProvider } from "../api/settings";
import { CheckResult } from "@/components/ui/check-result";
import { GroupRoles } from "./group-roles";
import type { ProviderDraft } from "./providers";
import { SecretInput } from "@/components/ui/secret-input";
import { TextSetting } from "@/components/ui/text-setting";
import { Tick } from "@/components/ui/tick";

interface ProviderFieldsProps {
  provider: ProviderDraft;
  canStore: boolean;
  /** Only what is saved can be tried out. */
  isSaved: boolean;
  errorAt: (field: string) => string | undefined;
  onChange: (changes: Partial<ProviderDraft>) => void;
  onRemove: () => void;
}

export function ProviderFields(props: ProviderFieldsProps) {
  const { provider, canStore, isSaved, errorAt, onChange, onRemove } = props;
  const check = useCheckProvider();
  const name = provider.name || provider.id || "New provider";
  return (
    <fieldset aria-label={name} className="flex flex-col gap-4 border-l-2 border-line pl-4">
      <div className="flex items-center justify-between gap-2">
        <h3 className="truncate text-sm font-semibold">{name}</h3>
        <span className="flex items-center gap-1">
          <Button
            size="sm"
            disabled={!isSaved}
            title={isSaved ? undefined : "Save first: what is saved is tried out."}
            isBusy={check.isPending}
            onClick={() => check.mutate(provider.id)}
          >
            Check
          </Button>
          <IconButton label={`Remove ${name}`} size="icon-sm" onClick={onRemove}>
            <Trash2 size={14} />
          </IconButton>
        </span>
      </div>
      <FormError error={check.error} />
      {check.data && isSaved ? (
        <CheckResult result={check.data}>
          {check.data.ok ? (
            <p className="text-xs text-quiet">
              {check.data.issuer}; signs with {check.data.algorithms.join(", ")}
            </p>
          ) : null}
        </CheckResult>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextSetting
          label="Name"
          hint="On the button of the log-in page."
          value={provider.name}
          error={errorAt("name")}
          onChange={(text) => onChange({ name: text })}
        />
        <TextSetting
          label="Id"
          hint="Part of addresses: small letters, digits and -."
          value={provider.id}
          disabled={provider.isNew !== true}
          error={errorAt("id")}
          onChange={(id) => onChange({ id })}
        />
      </div>
      <TextSetting
        label="Issuer"
        placeholder="https://login.example.org"
        value={provider.issuer}
        error={errorAt("issuer")}
        onChange={(issuer) => onChange({ issuer })}
      />
      <TextSetting
        label="Client id"
        value={provider.client_id}
        error={errorAt("client_id")}
        onChange={(id) => onChange({ client_id: id })}
      />
      <SecretInput
        label="Client secret"
        isSet={provider.client_secret_is_set}
        value={provider.client_secret}
        canStore={canStore}
        error={errorAt("client_secret")}
        onChange={(secret) => onChange({ client_secret: secret })}
      />
      <Field label="Scopes" error={errorAt("scopes")}>
        {(control) => (
          <TagsInput
            {...control}
            noun="scope"
            placeholder="openid"
            value={provider.scopes}
            onChange={(scopes) => onChange({ scopes })}
          />
        )}
      </Field>
      <Field
        label="Domains of addresses"
        isOptional
        hint="Only these may come in. None: any."
        error={errorAt("allowed_domains")}
      >
        {(control) => (
          <TagsInput
            {...control}
            noun="domain"
            placeholder="example.org"
            value={provider.allowed_domains}
            onChange={(domains) => onChange({ allowed_domains: domains })}
          />
        )}
      </Field>
      <TextSetting
        label="Claim that names groups"
        value={provider.groups_claim}
        error={errorAt("groups_claim")}
        onChange={(claim) => onChange({ groups_claim: claim })}
      />
      <GroupRoles
        rows={provider.groups}
        error={errorAt("role_by_group")}
        onChange={(groups) => onChange({ groups })}
      />
      <Tick
        label="Whom we do not know becomes a user"
        line="Else only those come in who are users already, with the same proved address."
        isOn={provider.create_users}
        onChange={(isOn) => onChange({ create_users: isOn })}
      />
    </fieldset>
  );
}
