import { useState } from "react";
import { paths } from "@/config/paths";
import { Door } from "@/features/auth/components/door";
import { IncompleteLink } from "@/features/auth/components/incomplete-link";
import { ResetForm } from "@/features/auth/components/reset-form";
import { useLinkToken } from "@/features/auth/use-link-token";

export function Component() {
  const token = useLinkToken();
  const [isDone, setDone] = useState(false);
  if (isDone)
    return (
      <Door
        title="Your password is set"
        note="You have been logged out everywhere. Log in with the new one."
        links={[{ to: paths.login, word: "Log in" }]}
      />
    );
  if (token === "") return <IncompleteLink />;
  return (
    <Door
      title="Set a new password"
      note="All sessions of your account end with it."
      links={[{ to: paths.forgotPassword, word: "Ask for another link" }]}
    >
      <ResetForm token={token} onDone={() => setDone(true)} />
    </Door>
  );
}
