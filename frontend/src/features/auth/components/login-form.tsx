import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { useLogin } from "@/features/auth/api/log-in";
import { ApiProblem } from "@/lib/api-problem";

export function LoginForm({ email: known = "", onDone }: { email?: string; onDone: () => void }) {
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const login = useLogin();
  const isRefused = login.error instanceof ApiProblem && login.error.status === 401;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        login.mutate({ email: email.trim(), password }, { onSuccess: onDone });
      }}
    >
      <Field label="E-mail">
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            required
            autoFocus={known === ""}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label="Password">
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="current-password"
            required
            autoFocus={known !== ""}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <FormError
        error={login.error}
        text={isRefused ? "E-mail and password do not belong together." : undefined}
      />
      <Button type="submit" variant="primary" isBusy={login.isPending}>
        Log in
      </Button>
    </form>
  );
}
