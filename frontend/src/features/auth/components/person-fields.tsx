import { PasswordField } from "./password-field";
import { TextField } from "./text-field";

export interface PersonDraft {
  name: string;
  username: string;
  password: string;
}

export const NEW_PERSON: PersonDraft = { name: "", username: "", password: "" };

interface PersonFieldsProps {
  draft: PersonDraft;
  onChange: (changes: Partial<PersonDraft>) => void;
  errorOf: (name: string) => string | undefined;
  /** Where it is known, the password must not be made of it. */
  email?: string;
}

/** What everybody chooses who gets an account. */
export function PersonFields({ draft, onChange, errorOf, email = "" }: PersonFieldsProps) {
  return (
    <>
      <TextField
        label="Your name"
        autoComplete="name"
        value={draft.name}
        error={errorOf("name")}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label="User name"
        isOptional
        autoComplete="nickname"
        autoCapitalize="off"
        spellCheck={false}
        hint="To log in with in place of the e-mail address."
        value={draft.username}
        error={errorOf("username")}
        onChange={(username) => onChange({ username })}
      />
      <PasswordField
        label="Password"
        value={draft.password}
        error={errorOf("password")}
        newFor={{ email, name: draft.name }}
        onChange={(password) => onChange({ password })}
      />
    </>
  );
}
