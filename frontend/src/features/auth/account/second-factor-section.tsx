import { useState } from "react";
import * as api from "@/api/client";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { countOf } from "@/lib/format";
import { meOptions } from "../api/get-me";
import { accountKeys } from "../api/keys";
import { useAccountChange, useSecondFactor } from "./api";
import { FactorDialog } from "./factor-dialog";
import { ProofDialog } from "./proof-dialog";
import { RecoveryCodes } from "./recovery-codes";

const FEW = 3;

/** One-time codes of an authenticator app beside the password. */
export function SecondFactorSection({ hasPassword }: { hasPassword: boolean }) {
  const { data, error, refetch } = useSecondFactor();
  const [open, setOpen] = useState<"set-up" | "turn-off" | "renew" | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const changed = [accountKeys.secondFactor, meOptions.queryKey];
  const turnOff = useAccountChange(api.removeSecondFactor, ...changed);
  const renew = useAccountChange(api.renewRecoveryCodes, ...changed);
  const close = () => setOpen(null);
  return (
    <Section title="One-time codes" note={data?.is_on ? "on" : undefined}>
      <div className="pt-3 text-sm">
        {error ? (
          <ErrorState what="This" error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <Skeleton className="w-72" />
        ) : data.is_on ? (
          <>
            <p>Logging in by password asks for a code of your authenticator app as well.</p>
            <p className={data.recovery_codes_left <= FEW ? "mt-1 text-missed" : "mt-1 text-quiet"}>
              {countOf(data.recovery_codes_left, "recovery code")} left, for when the app is out of reach.
            </p>
            <div className="mt-3 flex flex-wrap gap-2">
              <Button onClick={() => setOpen("renew")}>New recovery codes</Button>
              <Button onClick={() => setOpen("turn-off")}>Turn off</Button>
            </div>
          </>
        ) : (
          <>
            <p className="text-quiet">
              {hasPassword
                ? "With an authenticator app, a password that somebody got hold of is not enough to log in."
                : "Set a password first: codes are asked for beside it."}
            </p>
            <Button className="mt-3" disabled={!hasPassword} onClick={() => setOpen("set-up")}>
              Set up an authenticator app
            </Button>
          </>
        )}
      </div>
      {open === "set-up" ? <FactorDialog onClose={close} /> : null}
      {open === "turn-off" ? (
        <ProofDialog
          title="Turn one-time codes off?"
          description="Logging in then asks for the password only. The recovery codes end as well."
          action="Turn off"
          isDestructive
          error={turnOff.error}
          isBusy={turnOff.isPending}
          onProof={(proof) => turnOff.mutate(proof, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
      {open === "renew" && codes === null ? (
        <ProofDialog
          title="Get new recovery codes?"
          description="The former ones end at once."
          action="Get new codes"
          error={renew.error}
          isBusy={renew.isPending}
          onProof={(proof) => renew.mutate(proof, { onSuccess: (answer) => setCodes(answer.recovery_codes) })}
          onClose={close}
        />
      ) : null}
      {codes === null ? null : (
        <RecoveryCodes
          codes={codes}
          onClose={() => {
            setCodes(null);
            close();
          }}
        />
      )}
    </Section>
  );
}
