import { MeasureInput, type MeasureProps } from "@/components/ui/measure-input";

const UNITS = [
  { value: 1, label: "seconds" },
  { value: 60, label: "minutes" },
  { value: 3600, label: "hours" },
  { value: 86_400, label: "days" },
];

/** The largest unit that needs no fraction. */
function unitOf(seconds: number): number {
  return UNITS.findLast(({ value }) => seconds > 0 && seconds % value === 0)?.value ?? 1;
}

/** A number of seconds, written in a unit that needs no fraction. */
export function DurationInput(props: MeasureProps) {
  return <MeasureInput {...props} units={UNITS} firstUnit={unitOf(props.value)} unitClass="w-28 shrink-0" />;
}
