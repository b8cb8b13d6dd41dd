import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { ApiProblem } from "@/lib/api-problem";
import { useLogin } from "../api/log-in";
import { CodeStep } from "./code-step";
import { PasswordField } from "./password-field";
import { ResendLink } from "./resend-link";
import { TextField } from "./text-field";

function codeOf(error: Error | null): string {
  return error instanceof ApiProblem ? error.code : "";
}

/** Name and password, and a one-time code where the account asks for one. */
export function LoginForm({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [asksForCode, setAsksForCode] = useState(false);
  const login = useLogin();
  const code = codeOf(login.error);
  const credentials = { login: name.trim(), password };
  if (asksForCode)
    return (
      <CodeStep
        error={code === "login.second_factor" ? null : login.error}
        isBusy={login.isPending}
        onCode={(proof) => login.mutate({ ...credentials, ...proof }, { onSuccess: onDone })}
        onBack={() => {
          login.reset();
          setAsksForCode(false);
        }}
      />
    );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        login.mutate(credentials, {
          onSuccess: onDone,
          onError: (error) => setAsksForCode(codeOf(error) === "login.second_factor"),
        });
      }}
    >
      <TextField
        label="E-mail or user name"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus
        value={name}
        onChange={setName}
      />
      <PasswordField label="Password" value={password} onChange={setPassword} />
      <FormError
        error={login.error}
        text={code === "login.failed" ? "Name and password do not belong together." : undefined}
      />
      {code === "login.unverified" && credentials.login.includes("@") ? (
        <ResendLink email={credentials.login} />
      ) : null}
      <Button type="submit" variant="primary" isBusy={login.isPending}>
        Log in
      </Button>
    </form>
  );
}
