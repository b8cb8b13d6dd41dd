import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface SecretInputProps {
  label: string;
  isSet: boolean;
  /** Undefined: stays as it is; null: is taken away. */
  value: string | null | undefined;
  onChange: (value: string | null | undefined) => void;
  /** False: the server has no key to encrypt it with. */
  canStore: boolean;
  error?: string | undefined;
}

/** Something that is typed once and never shown again. */
export function SecretInput({ label, isSet, value, onChange, canStore, error }: SecretInputProps) {
  const [isReplacing, setReplacing] = useState(false);
  const isTyping = typeof value === "string" || isReplacing || (!isSet && value !== null);
  const keep = () => {
    setReplacing(false);
    onChange(undefined);
  };
  return (
    <Field
      label={label}
      error={error}
      hint={
        canStore
          ? "Encrypted, and never shown again."
          : "It cannot be kept: whoever runs the server sets CHRONOS_SECRETS_KEYS first."
      }
    >
      {(control) =>
        isTyping ? (
          <span className="flex gap-2">
            <Input
              {...control}
              type="password"
              autoComplete="new-password"
              disabled={!canStore}
              value={value ?? ""}
              onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
            />
            {isSet ? <Button onClick={keep}>Keep the old one</Button> : null}
          </span>
        ) : (
          <span className="flex h-8 items-center gap-2 text-sm">
            <span className="text-quiet">{value === null ? "Will be removed." : "Is set."}</span>
            {value === null ? (
              <Button size="sm" onClick={keep}>
                Keep it
              </Button>
            ) : (
              <>
                <Button size="sm" id={control.id} disabled={!canStore} onClick={() => setReplacing(true)}>
                  Replace
                </Button>
                <Button size="sm" variant="ghost" onClick={() => onChange(null)}>
                  Remove
                </Button>
              </>
            )}
          </span>
        )
      }
    </Field>
  );
}
