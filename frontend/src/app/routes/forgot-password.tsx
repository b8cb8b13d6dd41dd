import { useState } from "react";
import { paths } from "@/config/paths";
import { useLoginOptions } from "@/features/auth/api/get-login-options";
import { Door } from "@/features/auth/components/door";
import { ForgotForm } from "@/features/auth/components/forgot-form";

const TO_LOGIN = [{ to: paths.login, word: "Back to the log-in" }];

export function Component() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { data: options } = useLoginOptions();
  if (options && !options.password_reset)
    return (
      <Door
        title="Forgot your password?"
        note="No mail can be sent from this installation. Ask an administrator for a link that sets a new one."
        links={TO_LOGIN}
      />
    );
  if (sentTo !== null)
    return (
      <Door
        title="Look into your mailbox"
        note={`If ${sentTo} has an account here, a link that sets a new password is on its way. It is good for an hour.`}
        links={TO_LOGIN}
      />
    );
  return (
    <Door
      title="Forgot your password?"
      note="You get a link by mail that lets you set a new one."
      links={TO_LOGIN}
    >
      <ForgotForm onDone={setSentTo} />
    </Door>
  );
}
