import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { PasswordField } from "../components/password-field";
import { refusals } from "../refused-field";

interface ProofDialogProps {
  title: string;
  description: string;
  action: string;
  isDestructive?: boolean;
  isBusy: boolean;
  error: Error | null;
  onProof: (proof: { password: string }) => void;
  onClose: () => void;
}

const FORM = "proof";

/** Asks for the password once more before something that whoever sits at an open page must not do. */
export function ProofDialog(props: ProofDialogProps) {
  const { title, description, action, isDestructive = false, isBusy, error, onProof, onClose } = props;
  const [password, setPassword] = useState("");
  const refused = refusals(error, ["password"]);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} variant={isDestructive ? "danger" : "primary"} isBusy={isBusy}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          onProof({ password });
        }}
      >
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
