import { useState } from "react";
import type { FieldControl } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SIZE_UNITS, sizeUnitOf } from "@/lib/sizes";

interface SizeInputProps extends Partial<FieldControl> {
  /** Names the unit for those who do not see it: "the memory". */
  label: string;
  /** Bytes; NaN while the field is empty. */
  value: number;
  onChange: (bytes: number) => void;
  /** What an empty field means, in `unit`. */
  placeholder?: string;
  /** Bytes of the unit that is offered while the field is empty. */
  unit?: number;
}

const UNITS = SIZE_UNITS.map(({ value, label }) => ({ value: String(value), label }));

/** A number of bytes, written in a unit that needs no zeros. */
export function SizeInput({ label, value, onChange, placeholder, unit: usual, ...control }: SizeInputProps) {
  const [unit, setUnit] = useState(() => sizeUnitOf(value, usual));
  const [text, setText] = useState(() => (Number.isFinite(value) ? String(value / unit) : ""));
  const tell = (typed: string, size: number) =>
    onChange(typed.trim() === "" ? Number.NaN : Math.round(Number(typed) * size));
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
        className="w-22 shrink-0"
        options={UNITS}
        value={String(unit)}
        onChange={({ target }) => {
          setUnit(Number(target.value));
          tell(text, Number(target.value));
        }}
      />
    </div>
  );
}
