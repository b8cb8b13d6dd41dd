import { toast } from "@/lib/toast";
import type { Job } from "@/api/types";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { problemText } from "@/lib/api-problem";
import { useDeleteJob } from "../api/delete-job";

interface DeleteJobDialogProps {
  job: Job;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onDeleted?: (() => void) | undefined;
}

export function DeleteJobDialog({ job, isOpen, onOpenChange, onDeleted }: DeleteJobDialogProps) {
  const remove = useDeleteJob();
  const confirm = () =>
    remove.mutate(job.id, {
      onSuccess: () => {
        onOpenChange(false);
        toast(`Deleted ${job.name}`);
        onDeleted?.();
      },
    });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={`Delete “${job.name}”?`}
      description="It will not run again, and this cannot be undone. To keep it without running it, archive it instead."
      action="Delete job"
      isBusy={remove.isPending}
      error={remove.error ? problemText(remove.error) : undefined}
      onConfirm={confirm}
    />
  );
}
