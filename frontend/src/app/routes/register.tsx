import { useState } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { paths } from "@/config/paths";
import { useLoginOptions } from "@/features/auth/api/get-login-options";
import { Door } from "@/features/auth/components/door";
import { RegisterForm } from "@/features/auth/components/register-form";
import { ResendLink } from "@/features/auth/components/resend-link";

const TO_LOGIN = [{ to: paths.login, word: "Log in instead" }];

const CLOSED = {
  invitation: "Accounts are by invitation here. Ask an administrator for one.",
  off: "Nobody can register here. Ask an administrator for an account.",
};

export function Component() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { data: options, error, refetch } = useLoginOptions();
  if (error) return <ErrorState isPage error={error} onRetry={() => void refetch()} />;
  if (!options) return null;
  const mode = options.registration;
  if (mode === "invitation" || mode === "off")
    return <Door title="Registration is closed" note={CLOSED[mode]} links={TO_LOGIN} />;
  if (sentTo !== null)
    return (
      <Door
        title="Look into your mailbox"
        note={`If ${sentTo} is new here, a link to confirm it is on its way; it is good for a day.${
          mode === "approval" ? " After that an administrator lets you in." : ""
        }`}
        links={TO_LOGIN}
      >
        <ResendLink email={sentTo} />
      </Door>
    );
  return (
    <Door
      title="Register"
      note={mode === "approval" ? "An administrator has to let you in afterwards." : undefined}
      links={TO_LOGIN}
    >
      <RegisterForm onDone={setSentTo} />
    </Door>
  );
}
