import { useState } from "react";
import { toast } from "@/lib/toast";
import type { Job, JobState, JobTemplate } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { OwnerSelect } from "@/components/ui/owner-select";
import { ApiProblem } from "@/lib/api-problem";
import { type Owner, isTeam } from "@/lib/owners";
import { ownTimezone } from "@/lib/timezones";
import { useSecretNames } from "../api/secret-names";
import { useInstantiate } from "../api/templates";
import { draftOfTemplate, isSecret, type TemplateDraft, wantedOf } from "../template-draft";
import { SecretField } from "./secret-field";
import { TemplateSchedule } from "./template-schedule";
import { VariableField } from "./variable-field";

interface TemplateFormProps {
  template: JobTemplate;
  /** Whose the job can be: oneself first, then one's teams. */
  owners: readonly Owner[];
  onMade: (job: Job) => void;
}

/** The values that a template leaves open. */
export function TemplateForm({ template, owners, onMade }: TemplateFormProps) {
  const [draft, setDraft] = useState(() => draftOfTemplate(template, owners[0]?.id ?? "", ownTimezone()));
  const names = useSecretNames(isTeam(draft.ownerId) ? draft.ownerId : null).data ?? [];
  const making = useInstantiate();
  const problem = making.error instanceof ApiProblem ? making.error : null;
  const set = (changes: Partial<TemplateDraft>) => setDraft({ ...draft, ...changes });
  const make = (state: JobState) =>
    making.mutate(
      { id: template.id, wanted: wantedOf(template, draft, state) },
      {
        onSuccess: ({ job }) => {
          if (!job) return;
          toast(`“${job.name}” is there${state === "active" ? ", and active" : " as a draft"}`);
          onMade(job);
        },
      },
    );
  const hasFields = (problem?.errors.length ?? 0) > 0;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const asked = event.nativeEvent.submitter?.getAttribute("value");
        make(asked === "draft" ? "draft" : "active");
      }}
    >
      <Field label="Name of the job" error={problem?.field("/name")}>
        {(control) => (
          <Input
            {...control}
            required
            autoComplete="off"
            value={draft.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        )}
      </Field>
      {owners.length > 1 ? (
        <Field label="Owner">
          {({ id }) => (
            <OwnerSelect
              id={id}
              value={draft.ownerId}
              owners={owners}
              onChange={(ownerId) => set({ ownerId })}
            />
          )}
        </Field>
      ) : null}
      {template.variables.map((variable) => {
        const { name } = variable;
        const secret = draft.secrets[name];
        return isSecret(variable) && secret ? (
          <SecretField
            key={name}
            variable={variable}
            value={secret}
            names={names}
            error={problem?.field(`/secrets/${name}`)}
            onChange={(next) => set({ secrets: { ...draft.secrets, [name]: next } })}
          />
        ) : (
          <VariableField
            key={name}
            variable={variable}
            value={draft.values[name] ?? ""}
            error={problem?.field(`/values/${name}`)}
            onChange={(next) => set({ values: { ...draft.values, [name]: next } })}
          />
        );
      })}
      <TemplateSchedule draft={draft} set={set} error={problem?.field("/schedule")} />
      <div className="sticky bottom-14 z-10 flex flex-wrap items-center gap-2 border-t border-line bg-page py-3 md:bottom-0">
        <Button type="submit" variant="primary" value="active" isBusy={making.isPending}>
          Create and activate
        </Button>
        <Button type="submit" value="draft" disabled={making.isPending}>
          Save as draft
        </Button>
        <FormError
          error={making.error}
          text={hasFields ? "Not made yet: see what is marked above." : undefined}
        />
      </div>
    </form>
  );
}
