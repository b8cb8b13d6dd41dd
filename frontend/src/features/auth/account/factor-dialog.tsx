import { useState } from "react";
import * as api from "@/api/client";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { ApiProblem } from "@/lib/api-problem";
import { meOptions } from "../api/get-me";
import { accountKeys } from "../api/keys";
import { TextField } from "../components/text-field";
import { useAccountChange } from "./api";
import { ProofDialog } from "./proof-dialog";
import { RecoveryCodes } from "./recovery-codes";

const FORM = "confirm-factor";

/** A picture of its own needs the namespace that one within a page does without. */
function asImage(svg: string): string {
  const whole = svg.includes("xmlns=") ? svg : svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
  return `data:image/svg+xml,${encodeURIComponent(whole)}`;
}

/** Sets an authenticator app up: the password, then the QR code and a first code, then the recovery codes. */
export function FactorDialog({ onClose }: { onClose: () => void }) {
  const [code, setCode] = useState("");
  const begin = useAccountChange(api.beginSecondFactor);
  const confirm = useAccountChange(api.confirmSecondFactor);
  const refresh = useAccountChange(() => Promise.resolve(), accountKeys.secondFactor, meOptions.queryKey);
  if (confirm.data)
    return (
      <RecoveryCodes
        codes={confirm.data.recovery_codes}
        onClose={() => {
          refresh.mutate(undefined);
          onClose();
        }}
      />
    );
  if (!begin.data)
    return (
      <ProofDialog
        title="Set up an authenticator app"
        description="First your password once more."
        action="Go on"
        error={begin.error}
        isBusy={begin.isPending}
        onProof={(proof) => begin.mutate(proof)}
        onClose={onClose}
      />
    );
  const { secret, qr_svg: picture } = begin.data;
  const isWrong = confirm.error instanceof ApiProblem && [400, 401].includes(confirm.error.status);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Scan this with your app"
      description="Any authenticator app will do. Then type the code that it shows."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} variant="primary" isBusy={confirm.isPending}>
            Turn on
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate({ code: code.replaceAll(" ", "") });
        }}
      >
        <img
          src={asImage(picture)}
          alt="QR code for the authenticator app"
          className="size-44 self-center rounded-md bg-white p-2"
        />
        <p className="text-sm text-quiet">
          Without a camera, type this in:
          <span className="mt-1 flex items-center gap-1">
            <code className="font-mono text-[12.5px] break-all text-fg">{secret}</code>
            <CopyButton text={secret} label="Copy the secret" />
          </span>
        </p>
        <TextField
          label="Code of the app"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          className="max-w-40 font-mono"
          error={isWrong ? "This code is wrong. Is the clock of the device right?" : undefined}
          value={code}
          onChange={setCode}
        />
        {isWrong ? null : <FormError error={confirm.error} />}
      </form>
    </Dialog>
  );
}
