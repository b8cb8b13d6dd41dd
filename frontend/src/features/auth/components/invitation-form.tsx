import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import * as api from "@/api/client";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { useLogin } from "../api/log-in";
import { refusals } from "../refused-field";
import { NEW_PERSON, PersonFields } from "./person-fields";

const FIELDS = ["name", "username", "password"];

/** Takes an invitation up, and logs in. */
export function InvitationForm({ token, onDone }: { token: string; onDone: () => void }) {
  const [draft, setDraft] = useState(NEW_PERSON);
  const login = useLogin();
  const accept = useMutation({
    mutationFn: () => api.acceptInvitation({ ...draft, token, username: draft.username.trim() || null }),
    onSuccess: ({ email }) => login.mutate({ login: email, password: draft.password }, { onSuccess: onDone }),
    gcTime: 0,
  });
  const refused = refusals(accept.error, FIELDS);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        accept.mutate();
      }}
    >
      <PersonFields
        draft={draft}
        errorOf={refused.of}
        onChange={(changes) => setDraft({ ...draft, ...changes })}
      />
      <FormError error={refused.rest ?? login.error} />
      <Button type="submit" variant="primary" isBusy={accept.isPending || login.isPending}>
        Accept the invitation
      </Button>
    </form>
  );
}
