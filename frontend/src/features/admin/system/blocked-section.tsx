import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { formatCount } from "@/lib/format";
import { useBlocked, useClearBlocked } from "../api/get-system";
import type { BlockedCaller } from "../types";

const KINDS: Record<string, string> = { user: "User", key: "API key", address: "Address" };

/** Who asked too often in the last day. */
export function BlockedSection({ canManage }: { canManage: boolean }) {
  const list = useBlocked();
  const clear = useClearBlocked();
  const callers = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section
      title="Blocked callers"
      note={list.data?.pages[0]?.total}
      actions={
        canManage && callers.length > 0 ? (
          <Button size="sm" variant="ghost" disabled={clear.isPending} onClick={() => clear.mutate(null)}>
            Let all in
          </Button>
        ) : null
      }
    >
      {list.isPending ? <SkeletonRows rows={2} /> : null}
      {list.error ? (
        <ErrorState what="Blocked callers" error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data && callers.length === 0 ? (
        <p className="pt-3 text-sm text-quiet">Nobody asked too often in the last day.</p>
      ) : null}
      <ul aria-label="Blocked callers">
        {callers.map((caller) => (
          <li
            key={caller.caller}
            className="flex min-h-9 flex-wrap items-center gap-x-4 border-b border-line px-1 py-1 text-sm"
          >
            <span className="w-16 text-quiet">{KINDS[caller.kind] ?? caller.kind}</span>
            <span className="min-w-0 flex-1 basis-32 truncate font-medium">{nameOf(caller)}</span>
            <span className="text-quiet">{refusalWords(caller)}</span>
            <span className="text-quiet">
              <Time value={caller.refused_at} />
            </span>
            {canManage ? (
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Let ${nameOf(caller)} in`}
                disabled={clear.isPending}
                onClick={() => clear.mutate(caller.caller)}
              >
                Let in
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button className="mt-3" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </Section>
  );
}

function nameOf({ name, caller }: BlockedCaller): string {
  return name ?? caller.slice(caller.indexOf("-") + 1);
}

/** `12 of read, 3 of auth`. */
function refusalWords({ refusals }: BlockedCaller): string {
  return Object.entries(refusals)
    .map(([kind, count]) => `${formatCount(count)} of ${kind}`)
    .join(", ");
}
