import { useState } from "react";
import type { FieldControl } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

export interface MeasureProps extends Partial<FieldControl> {
  /** Names the unit for those who do not see it: "the memory". */
  label: string;
  /** In the smallest unit; NaN while nothing usable is typed. */
  value: number;
  onChange: (value: number) => void;
  /** What an empty field means. */
  placeholder?: string;
}

interface MeasureInputProps extends MeasureProps {
  /** How many of the smallest unit each of them is. */
  units: readonly { value: number; label: string }[];
  /** Offered first. */
  firstUnit: number;
  /** Width of the choice of units. */
  unitClass: string;
}

/** A number and its unit. */
export function MeasureInput(props: MeasureInputProps) {
  const { label, value, onChange, placeholder, units, firstUnit, unitClass, ...control } = props;
  const [unit, setUnit] = useState(firstUnit);
  const [text, setText] = useState(() => (Number.isFinite(value) ? String(value / firstUnit) : ""));
  const tell = (typed: string, size: number) =>
    onChange(typed.trim() === "" ? Number.NaN : Number(typed) * size);
  return (
    <div className="flex gap-1.5">
      <Input
        type="number"
        inputMode="decimal"
        min={0}
        step="any"
        className="flex-1"
        placeholder={placeholder}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          tell(target.value, unit);
        }}
        {...control}
      />
      <Select
        aria-label={`Unit of ${label}`}
        className={unitClass}
        options={units.map((one) => ({ value: String(one.value), label: one.label }))}
        value={String(unit)}
        onChange={({ target }) => {
          setUnit(Number(target.value));
          tell(text, Number(target.value));
        }}
      />
    </div>
  );
}
