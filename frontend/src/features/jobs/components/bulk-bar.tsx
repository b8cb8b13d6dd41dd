import { Archive, Pause, Power, Trash2, X } from "lucide-react";
import { useState } from "react";
import type { BulkAction, Job, Permission } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { countOf, cutMiddle, joinWords } from "@/lib/format";
import { useChangeJobs } from "../api/change-jobs";

interface BulkBarProps {
  jobs: readonly Job[];
  onClear: () => void;
}

const NAMED = 3;

/** What can be done with the selected jobs; floats above the list while there are any. */
export function BulkBar({ jobs, onClear }: BulkBarProps) {
  const change = useChangeJobs();
  const [isDeleting, setDeleting] = useState(false);
  if (jobs.length === 0) return null;
  const act = (action: BulkAction) =>
    change.mutate(
      { jobs, action },
      {
        onSuccess: () => {
          setDeleting(false);
          onClear();
        },
      },
    );
  /** Where some of them are out of reach, the answer says of each. */
  const may = (right: Permission) => jobs.some(({ rights }) => rights.includes(right));
  const names = jobs.slice(0, NAMED).map(({ name }) => cutMiddle(name, 40));
  const more = jobs.length - names.length;
  return (
    <div
      role="toolbar"
      aria-label="Selected jobs"
      className="fixed inset-x-3 bottom-18 z-30 mx-auto flex w-fit max-w-[calc(100vw-24px)] animate-appear items-center gap-1 overflow-x-auto rounded-lg bg-raised p-1.5 shadow-float md:bottom-6"
    >
      <span className="px-2 font-medium whitespace-nowrap">{jobs.length} selected</span>
      {may("job:pause") ? (
        <>
          <Button variant="ghost" onClick={() => act("activate")} disabled={change.isPending}>
            <Power size={14} /> Activate
          </Button>
          <Button variant="ghost" onClick={() => act("pause")} disabled={change.isPending}>
            <Pause size={14} /> Pause
          </Button>
        </>
      ) : null}
      {may("job:update") ? (
        <Button variant="ghost" onClick={() => act("archive")} disabled={change.isPending}>
          <Archive size={14} /> Archive
        </Button>
      ) : null}
      {may("job:delete") ? (
        <Button variant="ghost" className="text-failed hover:text-failed" onClick={() => setDeleting(true)}>
          <Trash2 size={14} /> Delete…
        </Button>
      ) : null}
      <IconButton label="Clear the selection" onClick={onClear}>
        <X size={16} />
      </IconButton>
      <ConfirmDialog
        isOpen={isDeleting}
        onOpenChange={setDeleting}
        title={`Delete ${countOf(jobs.length, "job")}?`}
        description={`${joinWords(more > 0 ? [...names, `${more} more`] : names)} will not run again. This cannot be undone; archiving can.`}
        action={`Delete ${countOf(jobs.length, "job")}`}
        isBusy={change.isPending}
        onConfirm={() => act("delete")}
      />
    </div>
  );
}
