import { Link } from "react-router";
import { Tag } from "@/components/ui/tag";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { formatCount } from "@/lib/format";

const SHOWN = 2;

/** A job's tags; each leads to the jobs that share it. */
export function TagLinks({
  tags,
  shown = SHOWN,
  more = 0,
  className,
}: {
  tags: readonly string[];
  shown?: number;
  /** How many there are beside `tags`. */
  more?: number;
  className?: string;
}) {
  if (tags.length === 0) return null;
  const rest = tags.slice(shown);
  const hidden = rest.length + more;
  return (
    <span className={cn("relative z-1 flex min-w-0 shrink gap-1", className)}>
      {tags.slice(0, shown).map((tag) => (
        <Link
          key={tag}
          to={`${paths.jobs}?${new URLSearchParams({ tag }).toString()}`}
          className="flex min-w-0 rounded-sm hover:brightness-95"
        >
          <Tag>{tag}</Tag>
        </Link>
      ))}
      {hidden > 0 ? (
        <span
          className="shrink-0 text-xs whitespace-nowrap text-faint tabular-nums"
          title={more > 0 ? `${rest.join(", ")} and ${formatCount(more)} more` : rest.join(", ")}
        >
          +{formatCount(hidden)}
        </span>
      ) : null}
    </span>
  );
}
