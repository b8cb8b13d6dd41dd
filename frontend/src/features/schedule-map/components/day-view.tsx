import { useState } from "react";
import type { ScheduleDay } from "@/api/types";
import { EmptyState } from "@/components/ui/empty-state";
import { countOf } from "@/lib/format";
import type { Bounds } from "@/lib/time-span";
import { useMediaQuery } from "@/lib/use-media-query";
import type { Move } from "../api/propose-move";
import type { MapFilters } from "../filters";
import { CollisionList } from "./collision-list";
import { Gantt } from "./gantt";
import { HourList } from "./hour-list";
import { LoadCurve } from "./load-curve";
import { MoveDialog } from "./move-dialog";

interface DayViewProps {
  day: ScheduleDay;
  bounds: Bounds;
  filters: MapFilters;
  now: number;
  canMove: boolean;
  onZoom: (bounds: Bounds) => void;
}

/** A day: its load, its bars, and where too much comes together. */
export function DayView({ day, bounds, filters, now, canMove, onZoom }: DayViewProps) {
  const isPhone = useMediaQuery("(max-width: 639px)");
  const [move, setMove] = useState<Move | null>(null);
  if (day.rows.length === 0)
    return (
      <EmptyState title="Nothing is planned, and nothing has run">
        Active jobs with a schedule stand here, as long as they usually take.
      </EmptyState>
    );
  return (
    <div className="space-y-6">
      <LoadCurve day={day} bounds={bounds} now={now} onZoom={onZoom} />
      {day.has_all_bars ? null : (
        <p role="status" className="text-sm text-quiet">
          {countOf(day.planned, "start")} are too many to draw: rows tell how many they have. Look closer, or
          narrow it to one owner, tag or queue, to see them as bars.
        </p>
      )}
      {isPhone ? (
        <HourList day={day} bounds={bounds} />
      ) : (
        <Gantt day={day} bounds={bounds} rows={filters.rows} now={now} canMove={canMove} onMove={setMove} />
      )}
      <CollisionList collisions={day.collisions} capacity={day.capacity} now={now} onShow={onZoom} />
      <MoveDialog
        move={move}
        bounds={bounds}
        limit={filters.limit}
        crowd={filters.crowd}
        now={now}
        onNudge={(byMs) => setMove((old) => old && { ...old, moveTo: old.moveTo + byMs })}
        onClose={() => setMove(null)}
      />
    </div>
  );
}
