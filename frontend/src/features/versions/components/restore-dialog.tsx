import { toast } from "@/lib/toast";
import type { Job } from "@/api/types";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { problemText } from "@/lib/api-problem";
import { useRestore } from "../api/versions";

interface RestoreDialogProps {
  job: Pick<Job, "id" | "name" | "version">;
  version: number;
  onClose: () => void;
}

/** Asks before a former definition is brought back. Mounted while it is open. */
export function RestoreDialog({ job, version, onClose }: RestoreDialogProps) {
  const restore = useRestore(job.id);
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={`Restore version ${version} of ${job.name}?`}
      description={`Its definition becomes version ${job.version + 1}; all versions stay. Whether the job is active, and whose it is, stays as it is.`}
      action="Restore"
      isDestructive={false}
      isBusy={restore.isPending}
      error={restore.error ? problemText(restore.error) : undefined}
      onConfirm={() =>
        restore.mutate(version, {
          onSuccess: (saved) => {
            toast(`Version ${version} is back, as version ${saved.version}`);
            onClose();
          },
        })
      }
    />
  );
}
