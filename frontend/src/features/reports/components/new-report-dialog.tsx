import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import type { Owner } from "@/lib/owners";
import { ownTimezone } from "@/lib/timezones";
import { type AboutChoice, aboutOf, isComplete } from "../about";
import { useAskReport } from "../api/get-report";
import { AboutFields } from "./about-fields";

interface NewReportDialogProps {
  owners: readonly Owner[];
  seesAll: boolean;
  /** The job that it is to be about; empty: one's own jobs. */
  jobId?: string;
  onClose: () => void;
  onAsked: (id: string) => void;
}

/** Says what a report is to be about. Mounted while it is open. */
export function NewReportDialog({ owners, seesAll, jobId = "", onClose, onAsked }: NewReportDialogProps) {
  const [about, setAbout] = useState<AboutChoice>({
    subject: jobId === "" ? (owners[0]?.id ?? "job") : "job",
    jobId,
    spanDays: 7,
    timezone: ownTimezone(),
  });
  const ask = useAskReport();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="New report"
      description="Facts are gathered first; then they are put in words, and every sentence is checked against them."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete(about))
            ask.mutate(aboutOf(about), { onSuccess: ({ report_id: reportId }) => onAsked(reportId) });
        }}
      >
        <AboutFields value={about} owners={owners} seesAll={seesAll} onChange={setAbout} />
        <FormError error={ask.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={ask.isPending} disabled={!isComplete(about)}>
            Make the report
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
