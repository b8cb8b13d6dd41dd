import { Field } from "@/components/ui/field";
import { ListEditor } from "@/components/ui/list-editor";
import { RadioList } from "@/components/ui/radio-list";
import { Select } from "@/components/ui/select";
import type { Network } from "@/api/types";
import { choiceOf } from "../policy-words";
import { draftNetwork, type SandboxDraft } from "../run/sandbox-draft";
import { NETWORK_CHOICES, networkOf, PROFILE_CHOICES } from "../run/sandbox-profiles";
import { BindRows } from "./bind-rows";
import type { FormPartProps } from "./form-part-props";
import { SandboxLimits } from "./sandbox-limits";

/** What an attempt may see, reach and use. */
export function SandboxFields({ draft, set, errorAt }: FormPartProps) {
  const { sandbox } = draft;
  const change = (changes: Partial<SandboxDraft>) => set({ sandbox: { ...sandbox, ...changes } });
  const isTrusted = sandbox.profile === "trusted";
  const network = draftNetwork(sandbox);
  return (
    <div className="flex flex-col gap-5">
      <RadioList
        label="Profile"
        value={sandbox.profile}
        options={PROFILE_CHOICES}
        onChange={(profile) => change({ profile })}
        error={errorAt("/sandbox/profile")}
      />
      {isTrusted ? null : (
        <Field
          label="Network"
          hint={choiceOf(NETWORK_CHOICES, network)?.line}
          error={errorAt("/sandbox/network")}
        >
          {(control) => (
            <Select
              {...control}
              className="max-w-64"
              options={NETWORK_CHOICES}
              value={network}
              onChange={({ target }) => {
                const stated = target.value as Network;
                change({ network: stated === networkOf(sandbox.profile, null) ? null : stated });
              }}
            />
          )}
        </Field>
      )}
      {network === "allow_list" ? (
        <fieldset className="min-w-0">
          <legend className="mb-1 text-sm font-medium">Hosts it may reach</legend>
          <p className="mb-1.5 text-xs text-faint">
            Host and port; *.example.org:443 stands for every host below example.org.
          </p>
          <ListEditor
            noun="host"
            placeholder="api.example.org:443"
            values={sandbox.allowed_hosts}
            onChange={(hosts) => change({ allowed_hosts: hosts })}
            errorAt={(index) => errorAt(`/sandbox/allowed_hosts/${index}`)}
          />
        </fieldset>
      ) : null}
      <SandboxLimits
        sandbox={sandbox}
        onChange={(limits) => change({ limits })}
        errorAt={(name) => errorAt(`/sandbox/limits/${name}`)}
      />
      {isTrusted ? null : (
        <BindRows
          binds={sandbox.binds}
          onChange={(binds) => change({ binds })}
          errorAt={(index) => errorAt(`/sandbox/binds/${index}`)}
        />
      )}
    </div>
  );
}
