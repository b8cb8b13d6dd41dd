import { memo } from "react";
import type { CoveredDay, Month } from "../coverage";
import { cn } from "@/lib/cn";

interface YearViewProps {
  months: readonly Month[];
  days: ReadonlyMap<string, CoveredDay>;
}

const WEEKDAYS = ["M", "T", "W", "T", "F", "S", "S"];

/** Twelve small months with the covered days filled; the list beside it says the same in words. */
export const YearView = memo(function YearView({ months, days }: YearViewProps) {
  return (
    <div
      aria-hidden="true"
      className="grid grid-cols-[repeat(auto-fill,minmax(140px,1fr))] gap-x-6 gap-y-4 text-[11px] leading-5"
    >
      {months.map(({ key, lead, days: names }) => (
        <div key={key}>
          <p className="text-xs font-medium">
            {new Date(`${key}-01T00:00Z`).toLocaleDateString("en-GB", {
              month: "long",
              year: "numeric",
              timeZone: "UTC",
            })}
          </p>
          <div className="grid grid-cols-7 text-center text-faint">
            {WEEKDAYS.map((letter, index) => (
              <span key={index}>{letter}</span>
            ))}
            {names.map((day, index) => {
              const covered = days.get(day);
              return (
                <span
                  key={day}
                  title={covered?.labels.join(", ")}
                  style={index === 0 ? { gridColumnStart: lead + 1 } : undefined}
                  className={cn(
                    "rounded-sm",
                    covered && "font-semibold text-fg",
                    covered?.isWhole === true && "bg-fg text-page",
                    covered?.isWhole === false && "shadow-[inset_0_0_0_1px_var(--fg)]",
                  )}
                >
                  {index + 1}
                </span>
              );
            })}
          </div>
        </div>
      ))}
    </div>
  );
});
