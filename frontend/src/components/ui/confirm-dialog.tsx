import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface ConfirmDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** Names the thing: "Delete “nightly backup”?" */
  title: string;
  /** What is lost, and what is kept. */
  description: string;
  /** What the button does: "Delete job". */
  action: string;
  isDestructive?: boolean;
  isBusy?: boolean;
  error?: string | undefined;
  onConfirm: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    isOpen,
    onOpenChange,
    title,
    description,
    action,
    isDestructive = true,
    isBusy,
    error,
    onConfirm,
  } = props;
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant={isDestructive ? "danger" : "primary"} isBusy={isBusy ?? false} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      {error ? (
        <p role="alert" className="text-sm text-failed">
          {error}
        </p>
      ) : null}
    </Dialog>
  );
}
