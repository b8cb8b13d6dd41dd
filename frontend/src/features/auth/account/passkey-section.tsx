import { Fingerprint, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import * as api from "@/api/client";
import type { Passkey } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { canUsePasskeys, passkeyRefusal } from "@/lib/passkeys";
import { problemText } from "@/lib/api-problem";
import { accountKeys } from "../api/keys";
import { useLoginOptions } from "../api/get-login-options";
import { useAccountChange, useAddPasskey, usePasskeys } from "./api";
import { NameDialog } from "./name-dialog";

type Open = { act: "add" } | { act: "rename" | "remove"; passkey: Passkey } | null;

/** Passkeys: the device proves who one is, by finger, face or PIN. */
export function PasskeySection() {
  const { data, error, refetch } = usePasskeys();
  const isOffered = useLoginOptions().data?.passkeys === true && canUsePasskeys();
  const [open, setOpen] = useState<Open>(null);
  const add = useAddPasskey();
  const rename = useAccountChange(
    ({ id, name }: { id: string; name: string }) => api.renamePasskey({ passkey_id: id }, { name }),
    accountKeys.passkeys,
  );
  const remove = useAccountChange(
    (id: string) => api.deletePasskey({ passkey_id: id }),
    accountKeys.passkeys,
  );
  const show = (next: Open) => {
    for (const mutation of [add, rename, remove]) mutation.reset();
    setOpen(next);
  };
  const close = () => show(null);
  return (
    <Section
      title="Passkeys"
      actions={
        isOffered ? (
          <Button size="sm" onClick={() => show({ act: "add" })}>
            <Fingerprint size={13} /> Add a passkey
          </Button>
        ) : null
      }
    >
      {error ? (
        <ErrorState what="Your passkeys" error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={1} />
      ) : data.length === 0 ? (
        <p className="pt-3 text-sm text-quiet">
          {isOffered
            ? "With a passkey you log in by finger, face or PIN of a device, without a password."
            : "Passkeys need a page that came by HTTPS, and a browser that knows them."}
        </p>
      ) : (
        <ul aria-label="Passkeys">
          {data.map((passkey) => (
            <li key={passkey.id} className="flex items-center gap-3 border-b border-line py-2 text-sm">
              <div className="min-w-0 flex-1">
                <p className="font-medium [overflow-wrap:anywhere]">{passkey.name}</p>
                <p className="text-xs text-faint">
                  made <Time value={passkey.created_at} /> · used{" "}
                  <Time value={passkey.last_used_at} fallback="never" />
                </p>
              </div>
              <span className="flex">
                <IconButton
                  label={`Rename ${passkey.name}`}
                  size="icon-sm"
                  onClick={() => show({ act: "rename", passkey })}
                >
                  <PencilLine size={14} />
                </IconButton>
                <IconButton
                  label={`Delete ${passkey.name}`}
                  size="icon-sm"
                  onClick={() => show({ act: "remove", passkey })}
                >
                  <Trash2 size={14} />
                </IconButton>
              </span>
            </li>
          ))}
        </ul>
      )}
      {open?.act === "add" ? (
        <NameDialog
          title="Add a passkey"
          description="The browser asks next which device or password manager is to keep it."
          label="Name, to know it by"
          initial=""
          action="Go on"
          error={add.error}
          errorText={passkeyRefusal(add.error)}
          isBusy={add.isPending}
          onName={(name) => add.mutate(name, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
      {open?.act === "rename" ? (
        <NameDialog
          title="Rename the passkey"
          label="Name"
          initial={open.passkey.name}
          action="Rename"
          error={rename.error}
          isBusy={rename.isPending}
          onName={(name) => rename.mutate({ id: open.passkey.id, name }, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
      {open?.act === "remove" ? (
        <ConfirmDialog
          isOpen
          onOpenChange={close}
          title={`Delete the passkey “${open.passkey.name}”?`}
          description="It lets nobody in any more. The device may go on offering it until it is deleted there, too."
          action="Delete passkey"
          isBusy={remove.isPending}
          error={remove.error ? problemText(remove.error) : undefined}
          onConfirm={() => remove.mutate(open.passkey.id, { onSuccess: close })}
        />
      ) : null}
    </Section>
  );
}
