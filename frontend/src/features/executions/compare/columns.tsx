import { cn } from "@/lib/cn";

export interface ColumnRow {
  key: string;
  label: string;
  left: string;
  right: string;
  differs: boolean;
  isCode?: boolean;
}

/** Names with both values beside each other; on phones below each other. */
export function Columns({ rows }: { rows: readonly ColumnRow[] }) {
  return (
    <table className="w-full table-fixed text-sm max-sm:block">
      <thead className="max-sm:sr-only">
        <tr className="h-7 border-b border-line text-left text-xs text-faint">
          <th scope="col" className="w-44 font-normal">
            What
          </th>
          <th scope="col" className="pr-4 font-normal">
            Left
          </th>
          <th scope="col" className="font-normal">
            Right
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <tr key={row.key} className="border-b border-line align-top max-sm:block max-sm:py-1.5">
            <th
              scope="row"
              className="py-1.5 pr-4 text-left font-normal text-faint [overflow-wrap:anywhere] max-sm:block max-sm:py-0.5"
            >
              {row.label}
            </th>
            <Cell side="Left" row={row} />
            <Cell side="Right" row={row} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ side, row }: { side: "Left" | "Right"; row: ColumnRow }) {
  const text = side === "Left" ? row.left : row.right;
  return (
    <td className="py-1.5 pr-4 max-sm:flex max-sm:gap-2 max-sm:py-0.5 max-sm:pr-0">
      <span className="w-10 shrink-0 text-xs leading-5 text-faint sm:hidden">{side}</span>
      <span
        className={cn(
          "block max-h-60 min-w-0 overflow-auto whitespace-pre-wrap [overflow-wrap:anywhere]",
          row.isCode && "font-mono text-[12.5px]",
          !row.differs && "text-quiet",
          text === "–" && "text-faint",
        )}
      >
        {text}
      </span>
    </td>
  );
}
