import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { problemText } from "@/lib/api-problem";
import { useEndMaintenance, useMaintenance } from "../api/maintenance";

/** Says what ending sets off. Mounted while it is open. */
export function EndMaintenanceDialog({ onClose }: { onClose: () => void }) {
  const { data } = useMaintenance();
  const end = useEndMaintenance();
  return (
    <ConfirmDialog
      isOpen
      isDestructive={false}
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="End the maintenance?"
      description={
        data?.pauses_scheduling
          ? "Everybody can change things again, and scheduling goes on: each job's policy for missed due times decides what becomes of the due times that were held."
          : "Everybody can change things again."
      }
      action="End maintenance"
      isBusy={end.isPending}
      error={end.error ? problemText(end.error) : undefined}
      onConfirm={() => end.mutate(undefined, { onSuccess: onClose })}
    />
  );
}
