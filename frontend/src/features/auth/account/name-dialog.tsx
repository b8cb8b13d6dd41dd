import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { TextField } from "../components/text-field";
import { refusals } from "../refused-field";

interface NameDialogProps {
  title: string;
  description?: string;
  label: string;
  initial: string;
  action: string;
  error: Error | null;
  /** In place of the error's own words. */
  errorText?: string | undefined;
  isBusy: boolean;
  onName: (name: string) => void;
  onClose: () => void;
}

const FORM = "name-it";

/** Asks for the name of something. */
export function NameDialog(props: NameDialogProps) {
  const { title, description, label, initial, action, error, errorText, isBusy, onName, onClose } = props;
  const [name, setName] = useState(initial);
  const refused = refusals(error, ["name"]);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} variant="primary" isBusy={isBusy}>
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
          onName(name.trim());
        }}
      >
        <TextField
          label={label}
          autoFocus
          maxLength={100}
          value={name}
          error={refused.of("name")}
          onChange={setName}
        />
        <FormError error={refused.rest} text={errorText} />
      </form>
    </Dialog>
  );
}
