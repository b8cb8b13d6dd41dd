import { cn } from "@/lib/cn";
import type { TreeRow } from "../log/json-tree";
import { LINE_PX } from "../log/log-scroller";

interface JsonTreeProps {
  rows: readonly TreeRow[];
  /** How far the tree stands from the left, in characters. */
  indentCells: number;
  onToggle: (row: TreeRow) => void;
}

const TONES: Partial<Record<TreeRow["kind"], string>> = {
  string: "text-[var(--ansi-green)]",
  number: "text-[var(--ansi-blue)]",
  boolean: "text-[var(--ansi-magenta)]",
  null: "text-faint",
  object: "text-faint",
  array: "text-faint",
};

/** A JSON line as a tree; each row is as high as a line of the log. */
export function JsonTree({ rows, indentCells, onToggle }: JsonTreeProps) {
  return (
    <ul role="tree" aria-label="JSON" className="bg-sunken">
      {rows.map((row) => (
        <li
          key={row.path}
          role="treeitem"
          aria-level={row.depth + 1}
          {...(row.isOpen === null ? {} : { "aria-expanded": row.isOpen })}
          className="overflow-hidden whitespace-pre"
          style={{ height: LINE_PX, paddingLeft: `${indentCells + row.depth * 2}ch` }}
        >
          {row.isOpen === null && row.kind !== "more" ? (
            <span className="pl-[2ch]">
              <Member row={row} />
            </span>
          ) : (
            <button type="button" onClick={() => onToggle(row)} className="max-w-full truncate hover:text-fg">
              {row.kind === "more" ? (
                <span className="pl-[2ch] font-sans text-xs text-quiet underline underline-offset-2">
                  {row.text}
                </span>
              ) : (
                <>
                  <span aria-hidden="true" className="text-quiet">
                    {row.isOpen ? "▾ " : "▸ "}
                  </span>
                  <Member row={row} />
                </>
              )}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Member({ row: { name, text, kind, isOpen } }: { row: TreeRow }) {
  return (
    <>
      <span className="text-quiet">{name}: </span>
      {isOpen ? null : <span className={cn(TONES[kind])}>{text}</span>}
    </>
  );
}
