import { X } from "lucide-react";
import type { ParameterType } from "@/api/types";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, type FieldControl } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { choicesOf, type ParameterDraft } from "../run/parameter-draft";

interface ParameterRowProps {
  parameter: ParameterDraft;
  place: number;
  set: (changes: Partial<ParameterDraft>) => void;
  onRemove: () => void;
  /** What the server refused below this parameter. */
  errorAt: (pointer: string) => string | undefined;
}

const TYPES: readonly { value: ParameterType; label: string }[] = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "boolean", label: "Yes or no" },
  { value: "choice", label: "One of several" },
];

/** One parameter: what it is called, what it takes, and what it is when nobody says. */
export function ParameterRow({ parameter, place, set, onRemove, errorAt }: ParameterRowProps) {
  return (
    <div
      role="group"
      aria-label={`Parameter ${parameter.name || place}`}
      className="flex flex-col gap-3 border-l-2 border-line pl-4"
    >
      <div className="flex items-start gap-1.5">
        <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
          <Field label="Name" error={errorAt("/name")}>
            {(control) => (
              <Input
                {...control}
                required
                className="font-mono text-xs"
                placeholder="day_to_export"
                spellCheck={false}
                autoCapitalize="off"
                value={parameter.name}
                onChange={({ target }) => set({ name: target.value })}
              />
            )}
          </Field>
          <Field label="Type">
            {(control) => (
              <Select
                {...control}
                options={TYPES}
                value={parameter.type}
                onChange={({ target }) => set({ type: target.value as ParameterType, default: "" })}
              />
            )}
          </Field>
        </div>
        <IconButton label={`Remove parameter ${parameter.name || place}`} className="mt-6" onClick={onRemove}>
          <X size={14} />
        </IconButton>
      </div>
      {parameter.type === "choice" ? (
        <Field label="Choices" hint="One a line." error={errorAt("/choices")}>
          {(control) => (
            <Textarea
              {...control}
              required
              value={parameter.choices}
              onChange={({ target }) => set({ choices: target.value })}
            />
          )}
        </Field>
      ) : null}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="What it is for" error={errorAt("/description")} isOptional>
          {(control) => (
            <Input
              {...control}
              value={parameter.description}
              onChange={({ target }) => set({ description: target.value })}
            />
          )}
        </Field>
        <Field label="Default" error={errorAt("/default")} isOptional>
          {(control) => <DefaultInput parameter={parameter} set={set} control={control} />}
        </Field>
      </div>
      <label className="flex items-center gap-2.5">
        <Checkbox
          checked={parameter.required}
          onCheckedChange={(checked) => set({ required: checked === true })}
        />
        A value must be stated when there is no default
      </label>
    </div>
  );
}

type DefaultInputProps = Pick<ParameterRowProps, "parameter" | "set"> & { control: FieldControl };

function DefaultInput({ parameter, set, control }: DefaultInputProps) {
  const { type } = parameter;
  if (type === "text" || type === "number")
    return (
      <Input
        {...control}
        type={type}
        {...(type === "number" ? { step: "any" } : {})}
        value={parameter.default}
        onChange={({ target }) => set({ default: target.value })}
      />
    );
  const choices =
    type === "boolean"
      ? [
          { value: "true", label: "Yes" },
          { value: "false", label: "No" },
        ]
      : choicesOf(parameter).map((choice) => ({ value: choice, label: choice }));
  return (
    <Select
      {...control}
      options={[{ value: "", label: "None" }, ...choices]}
      value={parameter.default}
      onChange={({ target }) => set({ default: target.value })}
    />
  );
}
