import { Link } from "react-router";
import { Tag } from "@/components/ui/tag";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";

const SHOWN = 2;

/** A job's tags; each leads to the jobs that share it. */
export function TagLinks({
  tags,
  shown = SHOWN,
  className,
}: {
  tags: string[];
  shown?: number;
  className?: string;
}) {
  if (tags.length === 0) return null;
  const rest = tags.slice(shown);
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
      {rest.length > 0 ? (
        <span className="text-xs text-faint" title={rest.join(", ")}>
          +{rest.length}
        </span>
      ) : null}
    </span>
  );
}
