import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { nextRange, rangeProblem, type RangeRow } from "../draft";

interface RangeRowsProps {
  rows: readonly RangeRow[];
  zone: string;
  errorAt: (pointer: string) => string | undefined;
  onChange: (rows: RangeRow[]) => void;
}

/** Stretches of time, one a row, on the calendar's clock. */
export function RangeRows({ rows, zone, errorAt, onChange }: RangeRowsProps) {
  const change = (index: number, changes: Partial<RangeRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm font-medium">Dates</p>
      {rows.length === 0 ? <p className="text-sm text-quiet">Nothing is covered yet.</p> : null}
      <ol className="flex flex-col gap-2">
        {rows.map((row, index) => {
          const problem = rangeProblem(row) ?? errorAt(`/source/ranges/${index}`);
          return (
            <li key={index}>
              <div className="flex flex-wrap items-center gap-1.5">
                <Input
                  type="datetime-local"
                  aria-label={`Start of date ${index + 1}`}
                  className="w-auto flex-1 basis-44"
                  value={row.start}
                  onChange={({ target }) => change(index, { start: target.value })}
                />
                <span className="text-sm text-faint">to</span>
                <Input
                  type="datetime-local"
                  aria-label={`End of date ${index + 1}`}
                  aria-invalid={problem ? true : undefined}
                  className="w-auto flex-1 basis-44"
                  value={row.end}
                  onChange={({ target }) => change(index, { end: target.value })}
                />
                <Input
                  aria-label={`Name of date ${index + 1}`}
                  placeholder="Why"
                  className="w-auto flex-1 basis-32"
                  value={row.label}
                  onChange={({ target }) => change(index, { label: target.value })}
                />
                <IconButton
                  label={`Remove date ${index + 1}`}
                  onClick={() => onChange(rows.filter((_, at) => at !== index))}
                >
                  <X size={14} />
                </IconButton>
              </div>
              {problem ? (
                <p role="alert" className="mt-0.5 text-xs text-failed">
                  {problem}
                </p>
              ) : null}
            </li>
          );
        })}
      </ol>
      <Button
        size="sm"
        variant="ghost"
        className="self-start"
        onClick={() => onChange([...rows, nextRange(rows, zone, Date.now())])}
      >
        <Plus size={13} /> Add a date
      </Button>
    </div>
  );
}
