import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";

interface TickProps {
  label: string;
  line: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** Something that is so or not. */
export function Tick({ label, line, isOn, onChange }: TickProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5 text-sm">
      <Checkbox
        id={id}
        className="mt-0.5"
        checked={isOn}
        aria-describedby={`${id}-line`}
        onCheckedChange={(checked) => onChange(checked === true)}
      />
      <span>
        <label htmlFor={id} className="block font-medium">
          {label}
        </label>
        <span id={`${id}-line`} className="block text-xs text-faint">
          {line}
        </span>
      </span>
    </div>
  );
}
