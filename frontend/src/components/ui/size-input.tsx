import { MeasureInput, type MeasureProps } from "@/components/ui/measure-input";
import { SIZE_UNITS, sizeUnitOf } from "@/lib/sizes";

interface SizeInputProps extends MeasureProps {
  /** Bytes of the unit that is offered while the field is empty. */
  unit?: number;
}

/** A number of bytes, written in a unit that needs no zeros. */
export function SizeInput({ unit, onChange, ...props }: SizeInputProps) {
  return (
    <MeasureInput
      {...props}
      units={SIZE_UNITS}
      firstUnit={sizeUnitOf(props.value, unit)}
      unitClass="w-22 shrink-0"
      onChange={(bytes) => onChange(Math.round(bytes))}
    />
  );
}
