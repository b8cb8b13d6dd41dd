import { useState } from "react";
import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { LookIcon } from "@/components/ui/state-icon";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { formatCount } from "@/lib/format";
import { executionOf, type ShownSlot, slotLook } from "../looks";
import { dueWords, slotWord } from "../words";

interface SlotTableProps {
  /** Rising by due time. */
  slots: readonly ShownSlot[];
  zone: string;
}

const PAGE = 100;
const GRID =
  "grid items-center gap-x-3 border-b border-line px-2 text-sm grid-cols-[auto_minmax(0,1fr)] " +
  "sm:grid-cols-[minmax(210px,2fr)_minmax(168px,1fr)_minmax(0,4fr)]";

/** The records of the strip for exact reading, newest first. */
export function SlotTable({ slots, zone }: SlotTableProps) {
  const [shown, setShown] = useState(PAGE);
  const newest = slots.slice(-shown).reverse();
  return (
    <div>
      <div role="table" aria-label="Due times">
        <div role="row" className={cn(GRID, "h-8 text-xs text-faint max-sm:sr-only")}>
          <span role="columnheader">Due</span>
          <span role="columnheader">Outcome</span>
          <span role="columnheader">What happened</span>
        </div>
        <div role="rowgroup">
          {newest.map((slot) => (
            <Row key={slot.due_at} slot={slot} zone={zone} />
          ))}
        </div>
      </div>
      {slots.length > shown ? (
        <div className="flex items-center justify-center gap-3 py-3 text-sm text-faint">
          <span>{formatCount(shown)} shown</span>
          <Button onClick={() => setShown(shown + PAGE)}>Show older</Button>
        </div>
      ) : null}
    </div>
  );
}

function Row({ slot, zone }: { slot: ShownSlot; zone: string }) {
  const due = dueWords(slot, zone);
  const execution = executionOf(slot);
  return (
    <div role="row" data-row="" className={cn(GRID, "relative min-h-8 py-1 hover:bg-hover sm:py-0")}>
      <span role="cell" className="max-sm:col-span-2 sm:truncate" title={due}>
        {execution !== null ? (
          <Link
            to={paths.execution(execution)}
            className="after:absolute after:inset-0 after:content-[''] focus-visible:outline-offset-[-2px]"
          >
            {due}
          </Link>
        ) : (
          due
        )}
      </span>
      <span role="cell" className="flex items-center gap-1.5 self-start whitespace-nowrap sm:self-center">
        <LookIcon look={slotLook(slot)} />
        {slotWord(slot)}
      </span>
      <span role="cell" className="min-w-0 text-quiet sm:truncate" title={slot.text}>
        {slot.text}
      </span>
    </div>
  );
}
