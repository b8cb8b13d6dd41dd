import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { formatCount } from "@/lib/format";

interface NumberFieldProps {
  isDecimal?: boolean;
  label: string;
  /** What the number counts: "days". */
  unit: string;
  line?: string;
  value: number;
  usual: number;
  error: string | undefined;
  onChange: (value: number) => void;
}

/** A number with its unit, and what it is by default. */
export function NumberField(props: NumberFieldProps) {
  const { label, unit, line = "", value, usual, error, onChange, isDecimal = false } = props;
  return (
    <Field label={label} error={error} hint={`${line}${line ? " " : ""}By default ${formatCount(usual)}.`}>
      {(control) => (
        <span className="flex items-center gap-2 text-sm">
          <NumberInput {...control} isDecimal={isDecimal} value={value} onChange={onChange} />
          <span className="text-quiet">{unit}</span>
        </span>
      )}
    </Field>
  );
}
