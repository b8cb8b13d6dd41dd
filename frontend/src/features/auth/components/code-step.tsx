import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { ApiProblem } from "@/lib/api-problem";
import { TextField } from "./text-field";

export type CodeProof = { code: string } | { recovery_code: string };

interface CodeStepProps {
  error: Error | null;
  isBusy: boolean;
  onCode: (proof: CodeProof) => void;
  onBack: () => void;
}

/** The second step of a log-in: what the authenticator app shows, or a recovery code in its place. */
export function CodeStep({ error, isBusy, onCode, onBack }: CodeStepProps) {
  const [isRecovery, setRecovery] = useState(false);
  const [text, setText] = useState("");
  const isWrong = error instanceof ApiProblem && error.code === "login.second_factor_wrong";
  const typed = text.trim();
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onCode(isRecovery ? { recovery_code: typed } : { code: typed.replaceAll(" ", "") });
      }}
    >
      <TextField
        key={isRecovery ? "recovery" : "code"}
        label={isRecovery ? "Recovery code" : "One-time code"}
        hint={
          isRecovery
            ? "One of those that you kept when you set up the authenticator. It works once."
            : "The six digits that your authenticator app shows for Chronos Synapse."
        }
        error={isWrong ? "This code is wrong, or was used before." : undefined}
        inputMode={isRecovery ? "text" : "numeric"}
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus
        className="font-mono"
        value={text}
        onChange={setText}
      />
      {isWrong ? null : <FormError error={error} />}
      <Button type="submit" variant="primary" isBusy={isBusy}>
        Log in
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button variant="ghost" size="sm" className="-ml-2.5" onClick={onBack}>
          Back
        </Button>
        <Button
          variant="ghost"
          size="sm"
          className="-mr-2.5"
          onClick={() => {
            setText("");
            setRecovery(!isRecovery);
          }}
        >
          {isRecovery ? "Use the app instead" : "Use a recovery code"}
        </Button>
      </div>
    </form>
  );
}
