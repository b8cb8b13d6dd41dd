import { RotateCcw, RotateCw } from "lucide-react";
import { useState } from "react";
import type { ClockChange } from "@/api/types";
import { countOf } from "@/lib/format";

const SHOWN = 4;

/** Days of the next two years on which the clock is changed over a due time, and what that does. */
export function ClockChanges({ changes }: { changes: readonly ClockChange[] }) {
  const [isWhole, setWhole] = useState(false);
  if (changes.length === 0) return null;
  const shown = isWhole ? changes : changes.slice(0, SHOWN);
  return (
    <div className="mt-3">
      <h3 className="text-xs font-medium text-quiet">Clock changes in the next 24 months</h3>
      <ul className="mt-1" aria-label="Clock changes in the next 24 months">
        {shown.map(({ at, kind, text }) => (
          <li key={at + text} className="flex gap-1.5 py-0.5">
            {kind === "forward" ? (
              <RotateCw role="img" size={13} className="mt-1 shrink-0 text-missed" aria-label="Put forward" />
            ) : (
              <RotateCcw role="img" size={13} className="mt-1 shrink-0 text-missed" aria-label="Put back" />
            )}
            <span className="min-w-0 text-quiet">{text}</span>
          </li>
        ))}
      </ul>
      {shown.length < changes.length ? (
        <button type="button" className="text-quiet underline hover:text-fg" onClick={() => setWhole(true)}>
          Show {countOf(changes.length - shown.length, "more", "more")}
        </button>
      ) : null}
    </div>
  );
}
