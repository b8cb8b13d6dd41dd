import { useQuery } from "@tanstack/react-query";
import type { Job, ResumePreview } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { Skeleton } from "@/components/ui/skeleton";
import { countOf, formatCount, formatExact } from "@/lib/format";
import { resumePreviewOptions } from "../api/get-resume-preview";
import { useSetJobState } from "../api/set-job-state";

interface ResumeDialogProps {
  job: Job;
  onClose: () => void;
}

/** Shows what would run, then resumes. Mounted while it is open. */
export function ResumeDialog({ job, onClose }: ResumeDialogProps) {
  const preview = useQuery(resumePreviewOptions(job.id));
  const setState = useSetJobState();
  const runs = preview.data?.run_count ?? 0;
  const resume = () => setState.mutate({ job, state: "active", hasUndo: runs === 0 }, { onSuccess: onClose });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Resume “${job.name}”`}
      description={job.pause_reason ? `It was paused because: ${job.pause_reason}` : undefined}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={setState.isPending} disabled={preview.isPending} onClick={resume}>
            {runs > 0 ? `Resume and run ${formatCount(runs)}` : "Resume"}
          </Button>
        </>
      }
    >
      <div aria-live="polite" className="flex min-h-12 flex-col gap-3 text-sm">
        {preview.data ? <Consequences preview={preview.data} zone={job.schedule?.timezone ?? "UTC"} /> : null}
        {preview.isPending ? <Skeleton className="mt-1 w-72 max-w-full" /> : null}
        {preview.error ? (
          <FormError
            error={preview.error}
            text={`What would run cannot be said: ${preview.error.message} The job's policy for missed due times decides.`}
          />
        ) : null}
        <FormError error={setState.error} />
      </div>
    </Dialog>
  );
}

function Consequences({ preview, zone }: { preview: ResumePreview; zone: string }) {
  const more = preview.run_count - preview.run.length;
  return (
    <>
      <p className="font-medium">{preview.text}</p>
      {preview.run.length > 0 ? (
        <div>
          <p className="text-faint">Would run now, for the due times</p>
          <ol aria-label="Due times that would run" className="max-h-48 overflow-y-auto">
            {preview.run.map((time) => (
              <li key={time}>{formatExact(time, zone)}</li>
            ))}
          </ol>
          {more > 0 ? <p className="text-faint">and {countOf(more, "more", "more")}</p> : null}
        </div>
      ) : null}
    </>
  );
}
