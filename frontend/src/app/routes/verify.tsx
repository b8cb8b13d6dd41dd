import { useState } from "react";
import * as api from "@/api/client";
import type { User } from "@/api/types";
import { paths } from "@/config/paths";
import { ConfirmAddress } from "@/features/auth/components/confirm-address";
import { Door } from "@/features/auth/components/door";
import { IncompleteLink } from "@/features/auth/components/incomplete-link";
import { useLinkToken } from "@/features/auth/use-link-token";

const TO_LOGIN = [{ to: paths.login, word: "Log in" }];

export function Component() {
  const token = useLinkToken();
  const [state, setState] = useState<User["state"] | null>(null);
  if (state !== null)
    return (
      <Door
        title="Your address is confirmed"
        note={
          state === "pending"
            ? "Now an administrator has to let you in. You get a mail when that is done."
            : "You can log in now."
        }
        links={TO_LOGIN}
      />
    );
  if (token === "") return <IncompleteLink />;
  return (
    <Door title="Confirm your e-mail address" links={TO_LOGIN}>
      <ConfirmAddress
        confirm={() => api.verifyEmail({ token })}
        onDone={(answer) => setState(answer.state)}
      />
    </Door>
  );
}
