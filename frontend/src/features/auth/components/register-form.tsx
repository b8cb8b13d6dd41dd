import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import * as api from "@/api/client";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { refusals } from "../refused-field";
import { NEW_PERSON, PersonFields } from "./person-fields";
import { TextField } from "./text-field";

const FIELDS = ["email", "name", "username", "password"];

/** Asks for an account. The answer is the same whether or not the address has one. */
export function RegisterForm({ onDone }: { onDone: (email: string) => void }) {
  const [email, setEmail] = useState("");
  const [draft, setDraft] = useState(NEW_PERSON);
  const register = useMutation({
    mutationFn: () =>
      api.register({ ...draft, email: email.trim(), username: draft.username.trim() || null }),
    onSuccess: () => onDone(email.trim()),
    gcTime: 0,
  });
  const refused = refusals(register.error, FIELDS);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        register.mutate();
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
      <PersonFields
        draft={draft}
        email={email}
        errorOf={refused.of}
        onChange={(changes) => setDraft({ ...draft, ...changes })}
      />
      <FormError error={refused.rest} />
      <Button type="submit" variant="primary" isBusy={register.isPending}>
        Register
      </Button>
    </form>
  );
}
