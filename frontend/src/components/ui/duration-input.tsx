import { useState } from "react";
import type { FieldControl } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

interface DurationInputProps extends Partial<FieldControl> {
  label: string;
  /** Seconds; NaN while nothing usable is typed. */
  value: number;
  onChange: (seconds: number) => void;
  /** What an empty field means. */
  placeholder?: string;
}

const UNITS = [
  { value: "1", label: "seconds" },
  { value: "60", label: "minutes" },
  { value: "3600", label: "hours" },
  { value: "86400", label: "days" },
];

/** The largest unit that needs no fraction. */
function unitOf(seconds: number): number {
  const fitting = UNITS.map(({ value }) => Number(value)).filter(
    (unit) => seconds > 0 && seconds % unit === 0,
  );
  return fitting.at(-1) ?? 1;
}

export function DurationInput({ label, value, onChange, placeholder, ...control }: DurationInputProps) {
  const [unit, setUnit] = useState(() => unitOf(value));
  const [text, setText] = useState(() => (Number.isFinite(value) ? String(value / unitOf(value)) : ""));
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
        className="w-28 shrink-0"
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
