import { Fingerprint, LogIn } from "lucide-react";
import { logInThroughProviderUrl } from "@/api/client";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { canUsePasskeys, passkeyRefusal } from "@/lib/passkeys";
import { useLoginOptions } from "../api/get-login-options";
import { usePasskeyLogin } from "../api/log-in";

/** Ways in without a password: passkeys, and providers that the installation trusts. */
export function OtherWays({ target, onDone }: { target: string; onDone: () => void }) {
  const { data: options } = useLoginOptions();
  const passkey = usePasskeyLogin();
  const hasPasskeys = options?.passkeys === true && canUsePasskeys();
  const providers = options?.oidc ?? [];
  if (!hasPasskeys && providers.length === 0) return null;
  return (
    <div className="mt-5 flex flex-col gap-2 border-t border-line pt-5">
      {hasPasskeys ? (
        <Button isBusy={passkey.isPending} onClick={() => passkey.mutate(undefined, { onSuccess: onDone })}>
          <Fingerprint size={15} /> Log in with a passkey
        </Button>
      ) : null}
      {providers.map(({ id, name }) => (
        <Button key={id} asChild>
          {/* The provider's page comes next: not a place of this application. */}
          <a href={logInThroughProviderUrl({ provider: id, next: target })}>
            <LogIn size={15} /> Log in with {name}
          </a>
        </Button>
      ))}
      <FormError error={passkey.error} text={passkeyRefusal(passkey.error)} />
    </div>
  );
}
