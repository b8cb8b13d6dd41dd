import { PencilLine, Trash2 } from "lucide-react";
import { Link } from "react-router";
import type { Limit } from "@/api/types";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { MiddleText } from "@/components/ui/middle-text";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { formatCount } from "@/lib/format";
import { useDeleteLimit } from "../api/delete-limit";
import { useLimits } from "../api/get-limits";

interface LimitListProps {
  canLimitOwners: boolean;
  /** Owners' limits name ids: what is said instead of one's own. */
  ownId: string;
  onNew: () => void;
  onEdit: (limit: Limit) => void;
}

/** The limits of tags and of owners, with how much of each is used and what waits for it. */
export function LimitList({ canLimitOwners, ownId, onNew, onEdit }: LimitListProps) {
  const { data, error, refetch } = useLimits();
  if (!data)
    return error ? (
      <ErrorState what="The limits" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={4} />
    );
  if (data.length === 0)
    return (
      <EmptyState
        title="No limits yet"
        action={
          <Button variant="primary" onClick={onNew}>
            New limit
          </Button>
        }
      >
        Without one, as many executions run at once as workers have room for.
      </EmptyState>
    );
  const of = (scope: Limit["scope"]) =>
    data.filter((limit) => limit.scope === scope).sort((left, right) => left.name.localeCompare(right.name));
  const shared = { canEdit: true, ownId, onEdit };
  return (
    <div className="flex flex-col gap-6">
      <Rows title="Tags" limits={of("tag")} {...shared} />
      <Rows title="Owners" limits={of("owner")} {...shared} canEdit={canLimitOwners} />
    </div>
  );
}

interface RowsProps extends Pick<LimitListProps, "ownId" | "onEdit"> {
  title: string;
  limits: readonly Limit[];
  canEdit: boolean;
}

function Rows({ title, limits, ...shared }: RowsProps) {
  if (limits.length === 0) return null;
  return (
    <Section title={title}>
      <ul aria-label={`Limits of ${title.toLowerCase()}`}>
        {limits.map((limit) => (
          <Row key={`${limit.owner_id} ${limit.name}`} limit={limit} {...shared} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ limit, canEdit, ownId, onEdit }: Omit<RowsProps, "title" | "limits"> & { limit: Limit }) {
  const remove = useDeleteLimit();
  const { scope, name, running, waiting } = limit;
  const isOthers = limit.owner_id !== ownId;
  const isFull = running >= limit.limit;
  const label = scope === "owner" && name === ownId ? "You" : name;
  return (
    <li
      data-row=""
      className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-1 py-1 text-sm"
    >
      <span className="flex min-w-0 flex-1 basis-40 font-medium">
        {scope === "tag" ? (
          <Link
            to={`${paths.jobs}?${new URLSearchParams({ tag: name }).toString()}`}
            className="flex min-w-0 underline decoration-line-strong underline-offset-2"
          >
            <MiddleText>{name}</MiddleText>
          </Link>
        ) : (
          <MiddleText>{label}</MiddleText>
        )}
        {scope === "tag" && isOthers ? (
          <span className="ml-2 truncate font-normal text-faint">of {limit.owner_id}</span>
        ) : null}
      </span>
      <span className="flex items-center gap-3">
        <span className="h-1 w-24 overflow-hidden rounded-full bg-selected max-sm:hidden" aria-hidden="true">
          <span
            className={cn("block h-full rounded-full", isFull ? "bg-missed" : "bg-quiet")}
            style={{ width: `${Math.min(100, (100 * running) / limit.limit)}%` }}
          />
        </span>
        <span className="w-32 text-right whitespace-nowrap">
          {formatCount(running)} of {formatCount(limit.limit)} running
        </span>
        <span className={cn("w-24 text-right whitespace-nowrap", waiting > 0 ? "text-missed" : "text-faint")}>
          {formatCount(waiting)} waiting
        </span>
      </span>
      <span className="flex w-17 justify-end">
        {canEdit && (scope === "owner" || !isOthers) ? (
          <>
            <IconButton label={`Change the limit of ${label}`} size="icon-sm" onClick={() => onEdit(limit)}>
              <PencilLine size={14} />
            </IconButton>
            <IconButton
              label={`Remove the limit of ${label}`}
              size="icon-sm"
              isBusy={remove.isPending}
              onClick={() => remove.mutate(limit)}
            >
              {remove.isPending ? null : <Trash2 size={14} />}
            </IconButton>
          </>
        ) : null}
      </span>
    </li>
  );
}
