import { type KeyboardEvent, useState } from "react";
import { cn } from "@/lib/cn";
import { TONE_COLOR, type Tone } from "./tones";

export interface HeatMapProps {
  /** Names the chart: "Failures by hour of the week". */
  title: string;
  rows: readonly string[];
  /** Names of columns; `columnLabel` says which are written. */
  columns: readonly string[];
  /** `values[row][column]`; null: nothing was there. */
  values: readonly (readonly (number | null)[])[];
  /** What a cell says: "Mon 02:00: 4 of 60 failed". */
  textOf: (row: number, column: number) => string;
  /** The value of the darkest colour; the highest there is when not given. */
  most?: number | undefined;
  tone?: Tone;
  /** Writes every n-th name of a column. */
  labelEvery?: number;
  onPick?: ((row: number, column: number) => void) | undefined;
  /** Said above while nothing is looked at. */
  summary: string;
  className?: string | undefined;
}

const FAINTEST = 8;
const STEPS: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Two cycles against each other, such as weekdays and hours: a table whose cells are coloured by their value. */
export function HeatMap({
  title,
  rows,
  columns,
  values,
  textOf,
  onPick,
  tone = "failed",
  ...rest
}: HeatMapProps) {
  const [looked, setLooked] = useState<readonly [row: number, column: number] | null>(null);
  const most = rest.most ?? Math.max(1e-9, ...values.flat().map((value) => value ?? 0));
  const [focusRow, focusColumn] = looked ?? [0, 0];
  const go = (event: KeyboardEvent<HTMLTableElement>) => {
    const [down, right] = STEPS[event.key] ?? [];
    if (down === undefined || right === undefined) return;
    event.preventDefault();
    const row = Math.min(rows.length - 1, Math.max(0, focusRow + down));
    const column = Math.min(columns.length - 1, Math.max(0, focusColumn + right));
    setLooked([row, column]);
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();
  };
  return (
    <figure className={cn("min-w-0", rest.className)} aria-label={`${title}: ${rest.summary}`}>
      <figcaption className="min-h-6 truncate text-xs text-quiet" title={looked ? undefined : rest.summary}>
        {looked ? <span className="text-fg">{textOf(...looked)}</span> : rest.summary}
      </figcaption>
      <table
        className="w-full table-fixed border-separate border-spacing-px"
        aria-label={title}
        onKeyDown={go}
        onPointerLeave={() => setLooked(null)}
        onBlur={() => setLooked(null)}
      >
        <thead>
          <tr className="text-xs text-faint">
            <td className="w-9" />
            {columns.map((name, column) => (
              <th
                key={name}
                scope="col"
                className="h-4 overflow-visible text-left font-normal whitespace-nowrap"
              >
                <span className={column % (rest.labelEvery ?? 1) === 0 ? "inline-block w-0" : "sr-only"}>
                  {name}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((name, row) => (
            <tr key={name}>
              <th scope="row" className="text-left text-xs font-normal text-faint">
                {name}
              </th>
              {columns.map((columnName, column) => (
                <td key={columnName} className="h-5 p-0">
                  <Cell
                    value={values[row]?.[column] ?? null}
                    most={most}
                    tone={tone}
                    place={`${row} ${column}`}
                    text={textOf(row, column)}
                    isInTabOrder={row === focusRow && column === focusColumn}
                    onLook={() => setLooked([row, column])}
                    onPick={onPick ? () => onPick(row, column) : undefined}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

interface CellProps {
  value: number | null;
  most: number;
  tone: Tone;
  place: string;
  text: string;
  isInTabOrder: boolean;
  onLook: () => void;
  onPick: (() => void) | undefined;
}

function Cell({ value, most, tone, place, text, isInTabOrder, onLook, onPick }: CellProps) {
  const strength = value === null || value <= 0 ? 0 : FAINTEST + (100 - FAINTEST) * Math.min(1, value / most);
  const color = strength > 0 ? TONE_COLOR[tone] : "var(--sunken)";
  const look = {
    "data-cell": place,
    tabIndex: isInTabOrder ? 0 : -1,
    "aria-label": text,
    onPointerEnter: onLook,
    onFocus: onLook,
    className: cn(
      "block size-full rounded-[2px] hover:outline-1 hover:outline-fg",
      value === null && "opacity-50",
    ),
    style: {
      background:
        strength > 0 ? `color-mix(in oklab, ${color} ${strength.toFixed(0)}%, var(--sunken))` : color,
      // What the colour says must be on paper and in forced colours, too.
      printColorAdjust: "exact" as const,
      forcedColorAdjust: "none" as const,
    },
  };
  return onPick ? <button type="button" {...look} onClick={onPick} /> : <div role="img" {...look} />;
}
