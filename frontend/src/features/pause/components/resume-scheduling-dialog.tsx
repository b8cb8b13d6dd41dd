import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { problemText } from "@/lib/api-problem";
import { useResumeScheduling } from "../api/set-pause";

/** Says what resuming sets off. Mounted while it is open. */
export function ResumeSchedulingDialog({ onClose }: { onClose: () => void }) {
  const resume = useResumeScheduling();
  return (
    <ConfirmDialog
      isOpen
      isDestructive={false}
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="Resume all scheduling?"
      description="Each job's policy for missed due times decides now what becomes of the due times that were held: some may run at once."
      action="Resume"
      isBusy={resume.isPending}
      error={resume.error ? problemText(resume.error) : undefined}
      onConfirm={() => resume.mutate(undefined, { onSuccess: onClose })}
    />
  );
}
