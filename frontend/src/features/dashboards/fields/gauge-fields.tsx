import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ConfigOf } from "../kinds";
import type { FieldsProps } from "./types";
import { ValueFields } from "./value-fields";

const MARKS = [
  { name: "low", label: "Begins at", isOptional: false },
  { name: "high", label: "Ends at", isOptional: false },
  { name: "warn_at", label: "Worth a look at", isOptional: true },
  { name: "bad_at", label: "Bad at", isOptional: true },
] as const;

/** A number and its scale. */
export function GaugeFields({ config, onChange, JobPicker }: FieldsProps<ConfigOf<"gauge">>) {
  return (
    <>
      <ValueFields
        value={config.value}
        onChange={(value) => onChange({ ...config, value })}
        JobPicker={JobPicker}
      />
      <div className="grid grid-cols-2 gap-3">
        {MARKS.map(({ name, label, isOptional }) => (
          <Field key={name} label={label} isOptional={isOptional}>
            {(control) => (
              <Input
                {...control}
                type="number"
                step="any"
                required={!isOptional}
                value={config[name] ?? ""}
                onChange={({ target }) =>
                  onChange({
                    ...config,
                    [name]: target.value === "" ? (isOptional ? null : 0) : Number(target.value),
                  })
                }
              />
            )}
          </Field>
        ))}
      </div>
      <p className="text-xs text-faint">
        Where “bad” lies below “worth a look”, low values are the bad ones. Durations are in milliseconds.
      </p>
    </>
  );
}
