import { type KeyboardEvent, useMemo, useState } from "react";
import type { Collision, DayBar, ScheduleDay } from "@/api/types";
import { OwnerName } from "@/components/ui/owner-name";
import { countOf } from "@/lib/format";
import type { Bounds } from "@/lib/time-span";
import { useZone } from "@/lib/zone";
import { zoned } from "@/lib/zoned-format";
import type { Move } from "../api/propose-move";
import type { RowsBy } from "../filters";
import { type Placed, placeBars } from "../lanes";
import { barWords, rowName } from "../words";
import { BandStrip } from "./band-strip";
import { GanttBar, LANE_PX } from "./gantt-bar";

interface GanttProps {
  day: ScheduleDay;
  bounds: Bounds;
  rows: RowsBy;
  now: number;
  canMove: boolean;
  onMove: (move: Move) => void;
}

const HINT = "Outline: planned, as long as it takes nine times in ten. Filled: has run.";
const NEXT: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** A day as bars in rows. Arrow keys go from bar to bar; dragging a planned one proposes another time for it. */
export function Gantt({ day, bounds, rows, now, canMove, onMove }: GanttProps) {
  const zone = useZone();
  const [looked, setLooked] = useState<string | null>(null);
  const placed = useMemo(
    () => day.rows.map((row) => ({ row, placed: placeBars(row.bars, bounds) })),
    [day.rows, bounds],
  );
  const firstBar = placed.find((one) => one.placed.bars.length > 0)?.row.key;
  const go = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = NEXT[event.key];
    if (step === undefined || event.shiftKey) return;
    const bars = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-bar]")];
    const at = bars.indexOf(document.activeElement as HTMLElement);
    if (at === -1) return;
    event.preventDefault();
    bars[Math.min(bars.length - 1, Math.max(0, at + step))]?.focus();
  };
  return (
    <section aria-label="Bars of the day" onKeyDown={go}>
      <p className="min-h-6 truncate text-xs text-quiet" aria-hidden="true">
        {looked === null ? HINT : <span className="text-fg">{looked}</span>}
      </p>
      <div className="relative grid grid-cols-[10rem_minmax(0,1fr)] text-sm">
        <div />
        <Axis bounds={bounds} zone={zone} />
        {placed.map(({ row, placed: its }) => (
          <GanttRow
            key={row.key}
            name={rowName(row, rows) ?? <OwnerName id={row.key} />}
            planned={row.planned}
            placed={its}
            bounds={bounds}
            collisions={day.collisions}
            now={now}
          >
            {row.bands.map((band) => (
              <BandStrip key={band.job_id} band={band} onLook={setLooked} />
            ))}
            <div className="relative" style={{ height: its.lanes * LANE_PX }}>
              {its.bars.map((one, at) => {
                const isMovable = canMove && one.bar.state === null;
                return (
                  <GanttBar
                    key={keyOf(one.bar)}
                    placed={one}
                    words={barWords(one.bar, now, zone)}
                    spanMs={bounds.to - bounds.from}
                    isInTabOrder={row.key === firstBar && at === 0}
                    canMove={isMovable}
                    onLook={setLooked}
                    onMove={(byMs) =>
                      onMove({
                        jobId: one.bar.job_id,
                        jobName: one.bar.job_name,
                        dueAt: one.bar.start,
                        moveTo: Date.parse(one.bar.start) + byMs,
                      })
                    }
                  />
                );
              })}
            </div>
          </GanttRow>
        ))}
      </div>
    </section>
  );
}

function keyOf(bar: DayBar): string {
  return bar.execution_id ?? `${bar.job_id} ${bar.start}`;
}

const TICKS = 8;
const STEPS_MS = [5, 10, 15, 30, 60, 120, 180, 360].map((minutes) => minutes * 60_000);

function ticksOf({ from, to }: Bounds): number[] {
  const step = STEPS_MS.find((one) => (to - from) / one <= TICKS) ?? 360 * 60_000;
  const count = Math.floor((to - from) / step) + 1;
  return Array.from({ length: count }, (_, at) => from + at * step).filter((at) => at < to);
}

function Axis({ bounds, zone }: { bounds: Bounds; zone: string }) {
  const span = bounds.to - bounds.from;
  return (
    <div className="relative h-5 border-b border-line text-xs text-faint" aria-hidden="true">
      {ticksOf(bounds).map((at) => (
        <span
          key={at}
          className="absolute border-l border-line pl-1 whitespace-nowrap tabular-nums"
          style={{ left: `${((at - bounds.from) / span) * 100}%` }}
        >
          {zoned(at, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}
        </span>
      ))}
    </div>
  );
}

interface GanttRowProps {
  name: React.ReactNode;
  planned: number;
  placed: Placed;
  bounds: Bounds;
  collisions: readonly Collision[];
  now: number;
  children: React.ReactNode;
}

function GanttRow({ name, planned, placed, bounds, collisions, now, children }: GanttRowProps) {
  const share = (at: number) => ((at - bounds.from) / (bounds.to - bounds.from)) * 100;
  const hatched = collisions.filter(({ kind }) => kind !== "itself");
  return (
    <>
      <div className="min-w-0 border-b border-line py-1.5 pr-3">
        <div className="truncate font-medium">{name}</div>
        <div className="text-xs text-quiet">
          {countOf(planned, "start")}
          {placed.hidden > 0 ? `, ${countOf(placed.hidden, "bar")} not drawn` : ""}
        </div>
      </div>
      <div className="relative min-h-11 overflow-hidden border-b border-line py-1">
        {hatched.map(({ kind, since, until }) => (
          <span
            key={`${kind} ${since}`}
            aria-hidden="true"
            className="absolute inset-y-0 opacity-25"
            style={{
              left: `${share(Date.parse(since))}%`,
              width: `${Math.max(0.15, share(Date.parse(until)) - share(Date.parse(since)))}%`,
              background: "repeating-linear-gradient(45deg, var(--state-failed) 0 2px, transparent 2px 6px)",
            }}
          />
        ))}
        {children}
        {now > bounds.from && now < bounds.to ? (
          <span
            aria-hidden="true"
            className="absolute inset-y-0 w-px bg-running"
            style={{ left: `${share(now)}%` }}
          />
        ) : null}
      </div>
    </>
  );
}
