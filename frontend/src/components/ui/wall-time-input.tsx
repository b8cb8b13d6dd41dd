import type { FieldControl } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { WallTime } from "@/lib/wall-time";

interface WallTimeInputProps extends Partial<FieldControl> {
  value: WallTime;
  onChange: (value: WallTime) => void;
  required?: boolean;
}

/** A day and a time on some zone's wall clock. */
export function WallTimeInput({ value, onChange, ...rest }: WallTimeInputProps) {
  return (
    <Input
      type="datetime-local"
      step={1}
      value={value.text}
      onChange={({ target }) => onChange({ ...value, text: target.value })}
      {...rest}
    />
  );
}
