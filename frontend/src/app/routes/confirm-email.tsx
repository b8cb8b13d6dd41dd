import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as api from "@/api/client";
import { paths } from "@/config/paths";
import { meOptions } from "@/features/auth/api/get-me";
import { ConfirmAddress } from "@/features/auth/components/confirm-address";
import { Door } from "@/features/auth/components/door";
import { IncompleteLink } from "@/features/auth/components/incomplete-link";
import { useLinkToken } from "@/features/auth/use-link-token";

const TO_ACCOUNT = [{ to: paths.account, word: "Go to your account" }];

export function Component() {
  const token = useLinkToken();
  const client = useQueryClient();
  const [email, setEmail] = useState<string | null>(null);
  if (email !== null)
    return (
      <Door
        title="Your address is changed"
        note={`From now on it is ${email}, also to log in with.`}
        links={TO_ACCOUNT}
      />
    );
  if (token === "") return <IncompleteLink />;
  return (
    <Door title="Confirm your new e-mail address" links={TO_ACCOUNT}>
      <ConfirmAddress
        confirm={() => api.confirmEmail({ token })}
        onDone={(answer) => {
          setEmail(answer.email);
          void client.invalidateQueries({ queryKey: meOptions.queryKey });
        }}
      />
    </Door>
  );
}
