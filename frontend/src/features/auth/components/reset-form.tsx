import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import * as api from "@/api/client";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { refusals } from "../refused-field";
import { PasswordField } from "./password-field";

/** Sets another password by the link of a mail. */
export function ResetForm({ token, onDone }: { token: string; onDone: () => void }) {
  const [password, setPassword] = useState("");
  const reset = useMutation({
    mutationFn: () => api.resetPassword({ token, password }),
    onSuccess: onDone,
    gcTime: 0,
  });
  const refused = refusals(reset.error, ["password"]);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        reset.mutate();
      }}
    >
      <PasswordField
        label="New password"
        autoFocus
        newFor={{}}
        value={password}
        error={refused.of("password")}
        onChange={setPassword}
      />
      <FormError error={refused.rest} />
      <Button type="submit" variant="primary" isBusy={reset.isPending}>
        Set the password
      </Button>
    </form>
  );
}
