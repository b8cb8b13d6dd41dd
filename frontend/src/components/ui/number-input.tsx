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
  /** Takes fractions, too. */
  isDecimal?: boolean;
}

/** A number, whole unless it `isDecimal`. */
export function NumberInput({ value, onChange, isDecimal = false, ...rest }: NumberInputProps) {
  return (
    <Input
      type="number"
      inputMode={isDecimal ? "decimal" : "numeric"}
      step={isDecimal ? "any" : 1}
      className="max-w-40"
      value={Number.isNaN(value) ? "" : value}
      onChange={({ target }) => onChange(target.value === "" ? Number.NaN : Number(target.value))}
      {...rest}
    />
  );
}
