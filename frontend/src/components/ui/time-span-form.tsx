import { type SyntheticEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type DayRange, RangeCalendar } from "@/components/ui/range-calendar";
import { type Bounds, type TimeSpan } from "@/lib/time-span";
import { zoneOffset } from "@/lib/timezones";
import { instantToWall, wallToInstant } from "@/lib/zoned-time";

interface TimeSpanFormProps {
  /** What stands in the form at first, epoch milliseconds. */
  bounds: Bounds;
  /** Epoch milliseconds. */
  now: number;
  zone: string;
  onChange: (span: TimeSpan) => void;
}

const FIRST = "00:00";
const MAX_YEAR = 9_999;

/** From one moment to another on the wall clocks of a zone: days by the calendar or typed, times typed. */
export function TimeSpanForm({ bounds, now, zone, onChange }: TimeSpanFormProps) {
  const [from, setFrom] = useState(() => wallAt(bounds.from, zone));
  const [to, setTo] = useState(() => wallAt(bounds.to, zone));
  const [error, setError] = useState<string>();
  const pickDays = (days: DayRange) => {
    setError(undefined);
    setFrom(days.from === "" ? "" : `${days.from}T${FIRST}`);
    // Days that are chosen are meant whole: up to the midnight after the last.
    setTo(days.to === "" ? "" : `${dayAfter(days.to)}T${FIRST}`);
  };
  const apply = (event: SyntheticEvent) => {
    event.preventDefault();
    const begin = readWall(from, zone);
    const end = readWall(to, zone);
    if (begin === null || end === null) setError("Give a day and a time for both ends.");
    else if (begin >= end) setError("The end must come after the beginning.");
    else onChange({ kind: "between", from: begin, to: end });
  };
  const field = (value: string, change: (text: string) => void) => ({
    type: "datetime-local",
    value,
    max: `${MAX_YEAR}-12-31T23:59`,
    className: "[&::-webkit-calendar-picker-indicator]:hidden",
    onChange: ({ target }: { target: { value: string } }) => {
      setError(undefined);
      change(target.value);
    },
  });
  return (
    <form onSubmit={apply} noValidate className="flex flex-col gap-3">
      <RangeCalendar
        from={from.slice(0, 10)}
        to={lastDay(to)}
        today={wallAt(now, zone).slice(0, 10)}
        onChange={pickDays}
      />
      <Field label="From">{(control) => <Input {...control} {...field(from, setFrom)} />}</Field>
      <Field label="To" error={error}>
        {(control) => <Input {...control} {...field(to, setTo)} />}
      </Field>
      <p className="text-xs text-faint">
        {zone === "UTC" ? "In UTC" : `In ${zone}, ${zoneOffset(zone, readWall(from, zone) ?? now)}`}
      </p>
      <Button type="submit" variant="primary">
        Show this time
      </Button>
    </form>
  );
}

/** To the minute, as the fields have it. */
function wallAt(at: number, zone: string): string {
  return instantToWall(new Date(at).toISOString(), zone).slice(0, 16);
}

function readWall(text: string, zone: string): number | null {
  const instant = wallToInstant(text, zone);
  return instant === null ? null : Date.parse(instant);
}

/** The last day that is touched: a midnight belongs to the day before it. */
function lastDay(to: string): string {
  return to.endsWith(`T${FIRST}`) ? shiftDay(to.slice(0, 10), -1) : to.slice(0, 10);
}

const dayAfter = (day: string) => shiftDay(day, 1);

function shiftDay(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00Z`);
  return Number.isNaN(at) ? "" : new Date(at + days * 86_400_000).toISOString().slice(0, 10);
}
