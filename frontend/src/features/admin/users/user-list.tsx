import { useMemo, useState } from "react";
import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { countOf } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";
import { type UserFilters, useUsers } from "../api/list-users";
import type { Role, UserState } from "../types";
import type { UserDeeds } from "./user-actions";
import { UserBulkBar } from "./user-bulk-bar";
import { UserFilterBar } from "./user-filter-bar";
import { UserRow } from "./user-row";

interface UserListProps {
  deeds: UserDeeds;
  ownId: string;
  canManage: boolean;
}

/** The users that fit the address, with what can be done to one or many of them. */
export function UserList({ deeds, ownId, canManage }: UserListProps) {
  const url = useUrlFilters();
  const filters: UserFilters = {
    search: url.text("search"),
    state: url.list("state") as UserState[],
    role: url.list("role") as Role[],
  };
  const list = useUsers(filters);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const users = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  // Who has gone from the list meanwhile is not chosen any more.
  const chosen = users.filter(({ id }) => selected.has(id));
  const select = (id: string, isSelected: boolean) => {
    const next = new Set(chosen.map((user) => user.id));
    if (isSelected) next.add(id);
    else next.delete(id);
    setSelected(next);
  };
  const total = list.data?.pages[0]?.total ?? 0;
  return (
    <>
      <UserFilterBar url={url} />
      {list.isPending ? (
        <SkeletonRows rows={8} />
      ) : list.error && users.length === 0 ? (
        <ErrorState what="The users" error={list.error} onRetry={() => void list.refetch()} />
      ) : users.length === 0 ? (
        <EmptyState
          title="No user fits"
          action={
            <Button asChild>
              <Link to={paths.adminUsers}>Clear the filters</Link>
            </Button>
          }
        />
      ) : (
        <>
          <div className="flex h-8 items-center gap-4 border-b border-line px-1 text-xs text-faint">
            {canManage ? (
              <Checkbox
                aria-label="Select all that are shown"
                checked={chosen.length === users.length ? true : chosen.length > 0 ? "indeterminate" : false}
                onCheckedChange={(checked) =>
                  setSelected(new Set(checked === true ? users.map(({ id }) => id) : []))
                }
              />
            ) : null}
            <span role="status">{countOf(total, "user")}</span>
          </div>
          <ul aria-label="Users">
            {users.map((user) => (
              <UserRow
                key={user.id}
                user={user}
                isSelf={user.id === ownId}
                canManage={canManage}
                isSelected={selected.has(user.id)}
                onSelect={(isSelected) => select(user.id, isSelected)}
                {...deeds}
              />
            ))}
          </ul>
        </>
      )}
      {list.hasNextPage ? (
        <Button className="mt-3" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
      <UserBulkBar users={chosen} onClear={() => setSelected(new Set())} />
    </>
  );
}
