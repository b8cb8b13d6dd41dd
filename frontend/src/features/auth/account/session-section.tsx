import { useState } from "react";
import { toast } from "@/lib/toast";
import type { Session } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { problemText } from "@/lib/api-problem";
import { countOf } from "@/lib/format";
import { useEndSession, useLogOutEverywhere, useSessions } from "./api";

const METHODS: Record<Session["method"], string> = {
  password: "by password",
  "password+totp": "by password and code",
  "password+recovery": "by password and recovery code",
  passkey: "by passkey",
  oidc: "through a provider",
};

/** Where one is logged in, and what ends it. */
export function SessionSection() {
  const { data, error, refetch } = useSessions();
  const everywhere = useLogOutEverywhere();
  const [isAsking, setAsking] = useState(false);
  if (!data)
    return error ? (
      <ErrorState what="Your sessions" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={3} className="h-12" />
    );
  return (
    <div className="max-w-3xl">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2 border-b border-line pb-2">
        <span className="text-sm text-quiet">Logged in {countOf(data.length, "time")}</span>
        <Button onClick={() => setAsking(true)}>Log out everywhere</Button>
      </div>
      <ul aria-label="Sessions">
        {data.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title="Log out everywhere?"
        description="All your sessions end, this one too. API keys go on."
        action="Log out everywhere"
        isBusy={everywhere.isPending}
        error={everywhere.error ? problemText(everywhere.error) : undefined}
        onConfirm={() => everywhere.mutate()}
      />
    </div>
  );
}

function SessionRow({ session }: { session: Session }) {
  const end = useEndSession();
  const { id, device, address, place, method, is_current: isCurrent } = session;
  return (
    <li data-row="" className="flex items-center gap-3 border-b border-line py-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {device} {isCurrent ? <Tag>this one</Tag> : null}
        </p>
        <p className="text-xs text-faint">
          {[address, place].filter(Boolean).join(", ")} · {METHODS[method]}{" "}
          <Time value={session.created_at} /> · seen <Time value={session.last_seen_at} />
        </p>
      </div>
      {isCurrent ? null : (
        <Button
          size="sm"
          aria-label={`End the session of ${device}`}
          isBusy={end.isPending}
          onClick={() =>
            end.mutate(id, {
              onSuccess: () => toast(`The session of ${device} has ended`),
              onError: (error) =>
                toast.error("The session was not ended", { description: problemText(error) }),
            })
          }
        >
          End
        </Button>
      )}
    </li>
  );
}
