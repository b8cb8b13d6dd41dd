import type { ComponentType } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { alternatives, planFields, sentence, tagOf } from "./schema";
import type { SchemaFieldProps } from "./schema-field-props";

interface VariantFieldProps extends SchemaFieldProps {
  /** Draws the fields inside: handed down, since those may be unions again. */
  Nested: ComponentType<SchemaFieldProps>;
}

/** One of several shapes, told apart by a tag: which, and then its fields. */
export function VariantField({ plan, root, value, onChange, errorAt, Nested }: VariantFieldProps) {
  const options = alternatives(plan.schema, root);
  const tag = tagOf(options) ?? "kind";
  const tagValue = (option: (typeof options)[number]) => String(option.properties?.[tag]?.enum?.[0] ?? "");
  const current = (value ?? {}) as Record<string, unknown>;
  const chosen = options.find((option) => tagValue(option) === current[tag]);
  const choices = options.map((option) => ({ value: tagValue(option), label: sentence(tagValue(option)) }));
  const none = plan.isNullable ? "None" : "Choose…";
  const fields = chosen ? planFields(chosen, root).filter(({ name }) => name !== tag) : [];
  return (
    <div className="flex flex-col gap-3">
      <Field
        label={plan.title}
        hint={chosen?.description ?? plan.description}
        error={chosen ? undefined : errorAt("")}
      >
        {(control) => (
          <Select
            {...control}
            className="max-w-64"
            required={plan.isRequired}
            options={plan.isNullable || !chosen ? [{ value: "", label: none }, ...choices] : choices}
            value={chosen ? tagValue(chosen) : ""}
            onChange={({ target }) => onChange(target.value === "" ? null : { [tag]: target.value })}
          />
        )}
      </Field>
      {fields.length > 0 ? (
        <div className="flex flex-col gap-3 border-l-2 border-line pl-4">
          {fields.map((field) => (
            <Nested
              key={field.name}
              plan={field}
              root={root}
              value={current[field.name]}
              onChange={(next) => onChange({ ...current, [field.name]: next })}
              errorAt={(pointer) => errorAt(`/${field.name}${pointer}`)}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}
