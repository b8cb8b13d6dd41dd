import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";

interface CountFieldProps {
  label: string;
  value: number;
  most: number;
  onChange: (value: number) => void;
}

/** So many at most. */
export function CountField({ label, value, most, onChange }: CountFieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <NumberInput
          {...control}
          value={value}
          min={1}
          max={most}
          required
          onChange={(count) => onChange(Number.isNaN(count) ? 1 : count)}
        />
      )}
    </Field>
  );
}
