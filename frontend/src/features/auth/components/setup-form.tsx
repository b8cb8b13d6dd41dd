import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { useLogin } from "@/features/auth/api/log-in";
import { useSetUp } from "@/features/auth/api/set-up";
import { ApiProblem } from "@/lib/api-problem";

const FIELDS = [
  { name: "name", label: "Your name", type: "text", autoComplete: "name" },
  { name: "email", label: "E-mail", type: "email", autoComplete: "username" },
  { name: "password", label: "Password", type: "password", autoComplete: "new-password" },
] as const;

/** As the server has it, which refuses shorter ones whatever stands here. */
const SHORTEST_PASSWORD = 10;

/** Makes the first administrator and logs in. */
export function SetupForm({ token, onDone }: { token: string; onDone: () => void }) {
  const [values, setValues] = useState({ name: "", email: "", password: "" });
  const setUp = useSetUp();
  const login = useLogin();
  const refused = setUp.error instanceof ApiProblem ? setUp.error : null;
  const hasFieldErrors = FIELDS.some(({ name }) => refused?.field(`/${name}`));
  const submit = async () => {
    await setUp.mutateAsync({ token, ...values, email: values.email.trim() });
    await login.mutateAsync({ email: values.email.trim(), password: values.password });
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
      {FIELDS.map(({ name, label, type, autoComplete }, index) => (
        <Field
          key={name}
          label={label}
          error={refused?.field(`/${name}`)}
          hint={name === "password" ? `${SHORTEST_PASSWORD} characters or more.` : undefined}
        >
          {(control) => (
            <Input
              {...control}
              type={type}
              autoComplete={autoComplete}
              required
              autoFocus={index === 0}
              minLength={name === "password" ? SHORTEST_PASSWORD : undefined}
              value={values[name]}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {hasFieldErrors ? null : <FormError error={setUp.error ?? login.error} />}
      <Button type="submit" variant="primary" isBusy={setUp.isPending || login.isPending}>
        Create the first account
      </Button>
    </form>
  );
}
