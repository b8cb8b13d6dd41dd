import { useState } from "react";
import type { Execution } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { isLive } from "@/lib/status";
import { useCancelExecution } from "../api/cancel-execution";

/** Ends a live execution, after asking; says so until it has ended. */
export function CancelButton({ execution }: { execution: Execution }) {
  const [isOpen, setIsOpen] = useState(false);
  const cancel = useCancelExecution(execution.id);
  if (!isLive(execution.state)) return null;
  const isRunning = execution.state === "running";
  return (
    <>
      <Button isBusy={cancel.isPending || cancel.isSuccess} onClick={() => setIsOpen(true)}>
        {cancel.isSuccess ? "Cancelling…" : "Cancel"}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={`Cancel this execution of “${execution.job_name}”?`}
        description={
          isRunning
            ? "Its processes are asked to end, and killed if they do not in time. What it has done so far stays done; its log is kept."
            : "It has not started and will not. The job stays as it is."
        }
        action="Cancel execution"
        isBusy={cancel.isPending}
        error={cancel.error?.message}
        onConfirm={() => cancel.mutate(undefined, { onSuccess: () => setIsOpen(false) })}
      />
    </>
  );
}
