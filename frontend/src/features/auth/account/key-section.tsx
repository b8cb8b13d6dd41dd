import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { ApiKey, Permission } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { problemText } from "@/lib/api-problem";
import { useNow } from "@/lib/clock";
import { countOf } from "@/lib/format";
import { accountKeys } from "../api/keys";
import { useAccountChange, useApiKeys } from "./api";
import { KeyDialog, type KeyDialogParts } from "./key-dialog";
import { scopeWords } from "./scopes";

interface KeySectionProps extends KeyDialogParts {
  permissions: readonly Permission[];
}

/** Keys with which programs act for the person. */
export function KeySection({ permissions, ...parts }: KeySectionProps) {
  const { data, error, refetch } = useApiKeys();
  const [isMaking, setMaking] = useState(false);
  const [revoked, setRevoked] = useState<ApiKey | null>(null);
  const revoke = useAccountChange((id: string) => api.revokeApiKey({ key_id: id }), accountKeys.apiKeys);
  if (!data)
    return error ? (
      <ErrorState what="Your API keys" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={3} className="h-14" />
    );
  const add = (
    <Button variant="primary" onClick={() => setMaking(true)}>
      <Plus size={15} /> New API key
    </Button>
  );
  return (
    <div className={data.length === 0 ? undefined : "max-w-3xl"}>
      {data.length === 0 ? (
        <EmptyState title="No API keys yet" action={add}>
          Programs, the command line and CI act for you with a key of their own, with no more rights than they
          need.
        </EmptyState>
      ) : (
        <>
          <div className="flex min-h-8 flex-wrap items-center justify-between gap-2 border-b border-line pb-2">
            <span className="text-sm text-quiet">{countOf(data.length, "key")}</span>
            {add}
          </div>
          <ul aria-label="API keys">
            {data.map((key) => (
              <KeyRow key={key.id} apiKey={key} onRevoke={() => setRevoked(key)} />
            ))}
          </ul>
        </>
      )}
      {isMaking ? <KeyDialog permissions={permissions} {...parts} onClose={() => setMaking(false)} /> : null}
      {revoked ? (
        <ConfirmDialog
          isOpen
          onOpenChange={() => setRevoked(null)}
          title={`Revoke “${revoked.name}”?`}
          description="What uses it is refused from now on. This cannot be undone."
          action="Revoke key"
          isBusy={revoke.isPending}
          error={revoke.error ? problemText(revoke.error) : undefined}
          onConfirm={() =>
            revoke.mutate(revoked.id, {
              onSuccess: () => {
                toast(`Revoked: ${revoked.name}`);
                setRevoked(null);
              },
            })
          }
        />
      ) : null}
    </div>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { id, name, scopes, jobs, networks } = apiKey;
  const now = useNow(60_000);
  const isOver = apiKey.expires_at !== null && Date.parse(apiKey.expires_at) <= now;
  const limits = [
    jobs.length > 0 ? countOf(jobs.length, "job") : null,
    networks.length > 0 ? `from ${networks.join(", ")}` : null,
  ].filter((limit) => limit !== null);
  return (
    <li data-row="" className="flex items-start gap-3 border-b border-line py-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
          <code className="font-mono text-xs text-faint">chr_{id}_…</code>
        </p>
        <p className="text-xs text-quiet" title={scopes.map(scopeWords).join("\n")}>
          {scopes.length <= 4
            ? scopes.join(" · ")
            : `${scopes.slice(0, 3).join(" · ")} and ${scopes.length - 3} more`}
          {limits.length > 0 ? ` · ${limits.join(" · ")}` : null}
        </p>
        <p className="text-xs text-faint">
          used <Time value={apiKey.last_used_at} fallback="never" />
          {apiKey.last_used_address ? ` from ${apiKey.last_used_address}` : null}
          {apiKey.expires_at === null ? (
            " · never expires"
          ) : (
            <span className={isOver ? "text-failed" : undefined}>
              {isOver ? " · expired " : " · expires "}
              <Time value={apiKey.expires_at} />
            </span>
          )}
        </p>
      </div>
      <IconButton label={`Revoke ${name}`} size="icon-sm" onClick={onRevoke}>
        <Trash2 size={14} />
      </IconButton>
    </li>
  );
}
