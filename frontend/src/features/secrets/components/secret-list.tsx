import { Plus } from "lucide-react";
import { useState } from "react";
import type { Secret, SecretPage } from "@/api/types";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { countOf } from "@/lib/format";
import { useSecrets } from "../api/list-secrets";
import type { Place } from "../place";
import { RemoveDialog } from "./remove-dialog";
import { SecretDialog } from "./secret-dialog";
import { SecretRow } from "./secret-row";

interface SecretListProps {
  place: Place;
  canEdit: boolean;
}

type Open = { act: "write"; secret: Secret | null } | { act: "remove"; secret: Secret } | null;

/** The secrets by name, with what can be done with them. */
export function SecretList({ place, canEdit }: SecretListProps) {
  const { data, error, refetch } = useSecrets(place);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  if (!data)
    return error ? (
      <ErrorState what="The secrets" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={4} className="h-16" />
    );
  const canWrite = canEdit && data.current_key_id !== null;
  const add = (
    <Button variant="primary" onClick={() => setOpen({ act: "write", secret: null })}>
      <Plus size={15} /> New secret
    </Button>
  );
  return (
    <>
      <KeyNotice page={data} />
      {data.items.length === 0 ? (
        <EmptyState title="No secrets yet" action={canWrite ? add : null}>
          Keep passwords and tokens here instead of in jobs: they are encrypted, masked in logs, and never
          shown again.
        </EmptyState>
      ) : (
        <>
          <div className="flex min-h-8 flex-wrap items-center justify-between gap-2 border-b border-line pb-2">
            <span className="text-sm text-quiet">{countOf(data.total, "secret")}</span>
            {canWrite ? add : null}
          </div>
          <ul aria-label="Secrets">
            {data.items.map((secret) => (
              <SecretRow
                key={secret.name}
                secret={secret}
                canEdit={canEdit}
                canWrite={canWrite}
                onReplace={() => setOpen({ act: "write", secret })}
                onRemove={() => setOpen({ act: "remove", secret })}
              />
            ))}
          </ul>
        </>
      )}
      {open?.act === "write" ? (
        <SecretDialog
          secret={open.secret}
          place={place}
          taken={data.items.map(({ name }) => name)}
          onClose={close}
        />
      ) : null}
      {open?.act === "remove" ? (
        <RemoveDialog
          removal={{ kind: "secret", name: open.secret.name, place }}
          usedBy={open.secret.used_by}
          onClose={close}
        />
      ) : null}
    </>
  );
}

function KeyNotice({ page }: { page: SecretPage }) {
  if (page.current_key_id !== null) return null;
  return (
    <p role="note" className="mb-3 rounded-md bg-sunken px-3 py-2 text-sm">
      This installation has no key to encrypt secrets with, so that none can be kept. Set{" "}
      <code className="font-mono text-[12.5px]">CHRONOS_SECRETS_KEYS</code>.
    </p>
  );
}
