import type { TemplateVariable } from "@/api/types";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { SecretDraft } from "../template-draft";
import { variableWords } from "../variable-words";

const WAYS = [
  { value: "new", label: "New secret" },
  { value: "old", label: "One I have" },
] as const;

interface SecretFieldProps {
  variable: TemplateVariable;
  value: SecretDraft;
  /** Of the secrets that there are. */
  names: readonly string[];
  error: string | undefined;
  onChange: (value: SecretDraft) => void;
}

/** A secret that the job names: one that there is, or a new one, whose value is never shown again. */
export function SecretField({ variable, value, names, error, onChange }: SecretFieldProps) {
  const word = variableWords(variable.name);
  const isTaken = value.isNew && names.includes(value.name.trim());
  const turn = (way: (typeof WAYS)[number]["value"]) =>
    onChange({
      ...value,
      isNew: way === "new",
      name: way === "new" ? variable.secret : (names[0] ?? ""),
    });
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">
        {word}
        {variable.required ? null : <span className="ml-1.5 font-normal text-faint">optional</span>}
      </legend>
      <p className="mb-2 text-xs text-faint">{variable.description}</p>
      <div className="flex flex-col gap-2 border-l-2 border-line-strong pl-3">
        {names.length > 0 ? (
          <Segmented
            label={`Where ${word} comes from`}
            value={value.isNew ? "new" : "old"}
            options={WAYS}
            onChange={turn}
            className="self-start"
          />
        ) : null}
        {value.isNew ? (
          <div className="grid gap-2 sm:grid-cols-2">
            <Field
              label="Name of the secret"
              error={isTaken ? "There is a secret of this name: use it, or choose another name." : undefined}
            >
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  value={value.name}
                  onChange={({ target }) => onChange({ ...value, name: target.value })}
                />
              )}
            </Field>
            <Field label="Value" error={error} hint="Stored encrypted; nobody can read it here.">
              {(control) => (
                <Input
                  {...control}
                  type="password"
                  autoComplete="new-password"
                  value={value.value}
                  onChange={({ target }) => onChange({ ...value, value: target.value })}
                />
              )}
            </Field>
          </div>
        ) : (
          <Field label="Secret" error={error}>
            {(control) => (
              <Select
                {...control}
                value={value.name}
                options={names.map((name) => ({ value: name, label: name }))}
                onChange={({ target }) => onChange({ ...value, name: target.value })}
              />
            )}
          </Field>
        )}
      </div>
    </fieldset>
  );
}
