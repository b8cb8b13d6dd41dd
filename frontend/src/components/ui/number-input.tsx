import type { FieldControl } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface NumberInputProps extends Partial<FieldControl> {
  /** NaN for an empty field. */
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  required?: boolean;
  placeholder?: string;
}

/** A whole number. */
export function NumberInput({ value, onChange, ...rest }: NumberInputProps) {
  return (
    <Input
      type="number"
      inputMode="numeric"
      step={1}
      className="max-w-40"
      value={Number.isNaN(value) ? "" : value}
      onChange={({ target }) => onChange(target.value === "" ? Number.NaN : Number(target.value))}
      {...rest}
    />
  );
}
