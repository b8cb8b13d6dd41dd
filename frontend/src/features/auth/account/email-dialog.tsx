import { useState } from "react";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { PasswordField } from "../components/password-field";
import { TextField } from "../components/text-field";
import { refusals } from "../refused-field";
import { useAccountChange } from "./api";

const FORM = "change-email";

/** Asks for another address, which counts once the link sent to it was followed. */
export function EmailDialog({ onClose }: { onClose: () => void }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const change = useAccountChange(api.changeEmail);
  const refused = refusals(change.error, ["email", "password"]);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Change your e-mail address"
      description="A link goes to the new address; it counts once you have followed that."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} variant="primary" isBusy={change.isPending}>
            Send the link
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(
            { email: email.trim(), password },
            {
              onSuccess: () => {
                toast(`Follow the link that was sent to ${email.trim()}`);
                onClose();
              },
            },
          );
        }}
      >
        <TextField
          label="New e-mail"
          type="email"
          autoComplete="email"
          value={email}
          error={refused.of("email")}
          onChange={setEmail}
        />
        <PasswordField
          label="Your password"
          value={password}
          error={refused.of("password")}
          onChange={setPassword}
        />
        <FormError error={refused.rest} />
      </form>
    </Dialog>
  );
}
