import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { type ClassNames, type DateRange, DayPicker } from "react-day-picker";
import { buttonClass } from "@/components/ui/button-class";

export interface DayRange {
  /** `2026-11-23`; empty for none. */
  from: string;
  to: string;
}

interface RangeCalendarProps extends DayRange {
  /** Marked as such. */
  today: string;
  onChange: (days: DayRange) => void;
}

const STEP = buttonClass({ variant: "ghost", size: "icon-sm" }, "aria-disabled:opacity-30");

const CLASSES: Partial<ClassNames> = {
  root: "relative w-fit",
  month_caption: "flex h-7 items-center justify-center text-sm font-medium",
  nav: "absolute inset-x-0 top-0 flex h-7 items-center justify-between",
  button_previous: STEP,
  button_next: STEP,
  month_grid: "border-collapse",
  weekday: "h-7 w-8 text-xs font-normal text-faint",
  day: "p-0 text-center",
  day_button:
    "size-8 rounded-md text-sm hover:bg-hover pointer-coarse:h-9 pointer-coarse:w-10 aria-disabled:opacity-40",
  outside: "text-faint",
  today: "[&_button]:font-semibold [&_button]:underline [&_button]:underline-offset-4",
  range_middle: "bg-selected [&_button]:rounded-none",
  range_start: "[&_button]:bg-action [&_button]:text-action-fg",
  range_end: "[&_button]:bg-action [&_button]:text-action-fg",
};

/** A month to choose a stretch of days from. Days are those of some wall clock: no zone comes into it. */
export function RangeCalendar({ from, to, today, onChange }: RangeCalendarProps) {
  const selected: DateRange | undefined = from === "" ? undefined : { from: toDate(from), to: toDate(to) };
  const [first, setFirst] = useState<string | null>(null);
  const press = (pressed: Date) => {
    const day = toDay(pressed);
    // The first press begins anew, instead of stretching what was chosen; the second ends it.
    setFirst(first === null ? day : null);
    const [start = day, end = day] = [first ?? day, day].sort();
    onChange({ from: start, to: end });
  };
  return (
    <DayPicker
      mode="range"
      selected={selected}
      onSelect={(_, pressed) => press(pressed)}
      today={toDate(today)}
      defaultMonth={toDate(to) ?? toDate(today) ?? new Date()}
      weekStartsOn={1}
      fixedWeeks
      showOutsideDays
      classNames={CLASSES}
      components={{ Chevron }}
      labels={{ labelDayButton: dayLabel }}
    />
  );
}

function Chevron({ orientation }: { orientation?: "up" | "down" | "left" | "right" }) {
  return orientation === "left" ? <ChevronLeft size={16} /> : <ChevronRight size={16} />;
}

/** Says the number that is seen, too. */
function dayLabel(
  date: Date,
  { today = false, selected = false }: { today?: boolean; selected?: boolean },
): string {
  const day = date.toLocaleDateString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  return `${day}${today ? ", today" : ""}${selected ? ", chosen" : ""}`;
}

/** The calendar counts in the browser's own days. */
function toDate(day: string): Date | undefined {
  const [year = Number.NaN, month = 1, date = 1] = day.split("-").map(Number);
  return Number.isNaN(year) || day === "" ? undefined : new Date(year, month - 1, date);
}

function toDay(date: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
