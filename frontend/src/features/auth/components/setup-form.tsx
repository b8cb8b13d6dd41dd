import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { useLogin } from "../api/log-in";
import { useSetUp } from "../api/set-up";
import { refusals } from "../refused-field";
import { PasswordField } from "./password-field";
import { TextField } from "./text-field";

/** Makes the first administrator and logs in. */
export function SetupForm({ token, onDone }: { token: string; onDone: () => void }) {
  const [{ name, email, password }, setValues] = useState({ name: "", email: "", password: "" });
  const set = (changes: { name?: string; email?: string; password?: string }) =>
    setValues((values) => ({ ...values, ...changes }));
  const setUp = useSetUp();
  const login = useLogin();
  const refused = refusals(setUp.error, ["name", "email", "password"]);
  const submit = async () => {
    await setUp.mutateAsync({ token, name, password, email: email.trim() });
    await login.mutateAsync({ login: email.trim(), password });
    onDone();
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit().catch(() => undefined); // Shown below, from the mutations.
      }}
    >
      <TextField
        label="Your name"
        autoComplete="name"
        autoFocus
        value={name}
        error={refused.of("name")}
        onChange={(text) => set({ name: text })}
      />
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        value={email}
        error={refused.of("email")}
        onChange={(text) => set({ email: text })}
      />
      <PasswordField
        label="Password"
        newFor={{ email, name }}
        value={password}
        error={refused.of("password")}
        onChange={(text) => set({ password: text })}
      />
      <FormError error={refused.rest ?? login.error} />
      <Button type="submit" variant="primary" isBusy={setUp.isPending || login.isPending}>
        Create the first account
      </Button>
    </form>
  );
}
