import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import * as api from "@/api/client";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { refusals } from "../refused-field";
import { TextField } from "./text-field";

/** Has a link mailed with which the password can be set anew. */
export function ForgotForm({ onDone }: { onDone: (email: string) => void }) {
  const [email, setEmail] = useState("");
  const forget = useMutation({
    mutationFn: () => api.forgetPassword({ email: email.trim() }),
    onSuccess: () => onDone(email.trim()),
  });
  const refused = refusals(forget.error, ["email"]);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        forget.mutate();
      }}
    >
      <TextField
        label="E-mail"
        type="email"
        autoComplete="email"
        autoFocus
        value={email}
        error={refused.of("email")}
        onChange={setEmail}
      />
      <FormError error={refused.rest} />
      <Button type="submit" variant="primary" isBusy={forget.isPending}>
        Send me a link
      </Button>
    </form>
  );
}
