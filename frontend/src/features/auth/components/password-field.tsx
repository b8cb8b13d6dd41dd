import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { PasswordOwner } from "../api/estimate-password";
import { useLoginOptions } from "../api/get-login-options";
import { StrengthMeter } from "./strength-meter";

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  autoFocus?: boolean;
  /** A new one, of this person: says how hard it is to guess. */
  newFor?: PasswordOwner;
}

/** A password that can be looked at. */
export function PasswordField({ label, value, onChange, error, autoFocus, newFor }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const rules = useLoginOptions().data?.password_rules;
  const shortest = rules?.min_characters ?? 10;
  return (
    <div>
      <Field
        label={label}
        error={error}
        hint={newFor && value === "" ? `${shortest} characters or more, and not easy to guess.` : undefined}
      >
        {(control) => (
          <span className="relative block">
            <Input
              {...control}
              type={isShown ? "text" : "password"}
              autoComplete={newFor ? "new-password" : "current-password"}
              autoCapitalize="off"
              spellCheck={false}
              required
              autoFocus={autoFocus}
              minLength={newFor ? shortest : undefined}
              maxLength={newFor ? rules?.max_characters : undefined}
              className="pr-9"
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
            <IconButton
              label={isShown ? "Hide the password" : "Show the password"}
              aria-pressed={isShown}
              size="icon-sm"
              className="absolute top-1/2 right-1 -translate-y-1/2"
              onClick={() => setShown(!isShown)}
            >
              {isShown ? <EyeOff size={14} /> : <Eye size={14} />}
            </IconButton>
          </span>
        )}
      </Field>
      {newFor ? <StrengthMeter password={value} owner={newFor} minScore={rules?.min_score ?? 3} /> : null}
    </div>
  );
}
