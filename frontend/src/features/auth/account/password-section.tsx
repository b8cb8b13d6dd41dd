import { useState } from "react";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { Me } from "@/api/types";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { Section } from "@/components/ui/section";
import { meOptions } from "../api/get-me";
import { accountKeys } from "../api/keys";
import { PasswordField } from "../components/password-field";
import { refusals } from "../refused-field";
import { useAccountChange } from "./api";

/** Another password; whoever knew the former one is logged out by it. */
export function PasswordSection({ me: { user, has_password: hasPassword } }: { me: Me }) {
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const change = useAccountChange(api.changePassword, accountKeys.sessions, meOptions.queryKey);
  const refused = refusals(change.error, ["current", "password", "new"]);
  const submit = () =>
    change.mutate(
      { new: password, ...(hasPassword ? { current } : {}) },
      {
        onSuccess: () => {
          setCurrent("");
          setPassword("");
          toast("Your password is changed", { description: "All other sessions have ended." });
        },
      },
    );
  return (
    <Section title="Password">
      <form
        className="flex max-w-sm flex-col gap-4 pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {/* For password managers, which otherwise do not know whose it is. */}
        <input type="text" autoComplete="username" value={user.email} readOnly hidden />
        {hasPassword ? (
          <PasswordField
            label="Present password"
            value={current}
            error={refused.of("current") ?? refused.of("password")}
            onChange={setCurrent}
          />
        ) : null}
        <PasswordField
          label="New password"
          newFor={{ email: user.email, name: user.name }}
          value={password}
          error={refused.of("new")}
          onChange={setPassword}
        />
        <FormError error={refused.rest} />
        <Button type="submit" className="self-start" isBusy={change.isPending}>
          {hasPassword ? "Change the password" : "Set a password"}
        </Button>
      </form>
    </Section>
  );
}
