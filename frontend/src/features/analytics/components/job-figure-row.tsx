import { Link } from "react-router";
import type { JobFigure } from "@/api/types";
import { MiddleText } from "@/components/ui/middle-text";
import { Tag } from "@/components/ui/tag";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import type { Column } from "../columns";

const TAGS = 2;

interface JobFigureRowProps {
  figure: JobFigure;
  columns: readonly Column[];
}

/** One job in a table; on phones its figures stand in a second line. */
export function JobFigureRow({ figure, columns }: JobFigureRowProps) {
  return (
    <tr
      data-row=""
      className="relative h-row border-b border-line hover:bg-hover max-sm:flex max-sm:h-auto max-sm:flex-wrap max-sm:gap-x-3 max-sm:py-1.5"
    >
      <th scope="row" className="w-full max-w-0 text-left font-normal max-sm:max-w-full">
        <span className="flex min-w-0 items-center gap-2">
          <Link
            to={paths.job(figure.job_id)}
            className="flex min-w-0 after:absolute after:inset-0 after:content-['']"
          >
            <MiddleText>{figure.job_name}</MiddleText>
          </Link>
          {figure.tags.slice(0, TAGS).map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </span>
      </th>
      {columns.map(({ name, read, isBad }) => (
        <td
          key={name}
          className={cn(
            "pl-4 text-right whitespace-nowrap max-sm:pl-0 max-sm:text-left max-sm:text-xs",
            isBad ? "text-failed" : "text-quiet",
          )}
        >
          {read(figure)}
          <span className="text-faint sm:hidden"> {name.toLowerCase()}</span>
        </td>
      ))}
    </tr>
  );
}
