import { Archive, Pause, Power, Trash2, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { BulkAction, JobRow, Permission } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { countOf, cutMiddle, formatCount, joinWords } from "@/lib/format";
import { type BulkProgress, useChangeJobs } from "../api/change-jobs";
import { RefusedDialog } from "./refused-dialog";

interface BulkBarProps {
  ids: readonly string[];
  /** Those of them that have been seen, for their names and rights. */
  rows: readonly JobRow[];
  /** How many jobs match. */
  total: number;
  isSelecting: boolean;
  onSelectAll: () => void;
  onClear: () => void;
}

const NAMED = 3;
const DOING: Record<BulkAction, string> = {
  activate: "Activating",
  pause: "Pausing",
  archive: "Archiving",
  delete: "Deleting",
};

/** What can be done with the selected jobs; floats above the list while there are any. */
export function BulkBar({ ids, rows, total, isSelecting, onSelectAll, onClear }: BulkBarProps) {
  const { change, progress, stop, refused, forgetRefused } = useChangeJobs();
  const [isDeleting, setDeleting] = useState(false);
  const dialog = <RefusedDialog refused={refused} onClose={forgetRefused} />;
  if (ids.length === 0 && !progress) return dialog;
  const act = async (action: BulkAction) => {
    setDeleting(false);
    if (await change(ids, action)) onClear();
  };
  /** Where some of them are out of reach, the answer says of each. */
  const may = (right: Permission) => rows.length === 0 || rows.some(({ rights }) => rights.includes(right));
  const isBusy = progress !== null;
  const names = rows.slice(0, NAMED).map(({ name }) => cutMiddle(name, 40));
  const more = ids.length - names.length;
  return (
    <Bar label="Selected jobs">
      {progress ? (
        <Progress progress={progress} onStop={stop} />
      ) : (
        <>
          <span className="px-2 font-medium whitespace-nowrap tabular-nums">
            {formatCount(ids.length)} selected
          </span>
          {ids.length < total ? (
            <Button variant="ghost" onClick={onSelectAll} isBusy={isSelecting}>
              Select all {formatCount(total)}
            </Button>
          ) : null}
          {may("job:pause") ? (
            <>
              <Button variant="ghost" onClick={() => void act("activate")} disabled={isBusy}>
                <Power size={14} /> Activate
              </Button>
              <Button variant="ghost" onClick={() => void act("pause")} disabled={isBusy}>
                <Pause size={14} /> Pause
              </Button>
            </>
          ) : null}
          {may("job:update") ? (
            <Button variant="ghost" onClick={() => void act("archive")} disabled={isBusy}>
              <Archive size={14} /> Archive
            </Button>
          ) : null}
          {may("job:delete") ? (
            <Button
              variant="ghost"
              className="text-failed hover:text-failed"
              onClick={() => setDeleting(true)}
            >
              <Trash2 size={14} /> Delete…
            </Button>
          ) : null}
          <IconButton label="Clear the selection" onClick={onClear}>
            <X size={16} />
          </IconButton>
        </>
      )}
      <ConfirmDialog
        isOpen={isDeleting}
        onOpenChange={setDeleting}
        title={`Delete ${countOf(ids.length, "job")}?`}
        description={`${joinWords(more > 0 ? [...names, `${formatCount(more)} more`] : names)} will not run again. This cannot be undone; archiving can.`}
        action={`Delete ${countOf(ids.length, "job")}`}
        onConfirm={() => void act("delete")}
      />
      {dialog}
    </Bar>
  );
}

function Bar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div
      role="toolbar"
      aria-label={label}
      data-print="hide"
      className="fixed inset-x-3 bottom-18 z-30 mx-auto flex w-fit max-w-[calc(100vw-24px)] animate-appear items-center gap-1 overflow-x-auto rounded-lg bg-raised p-1.5 shadow-float md:bottom-6"
    >
      {children}
    </div>
  );
}

function Progress({ progress, onStop }: { progress: BulkProgress; onStop: () => void }) {
  const { action, done, total } = progress;
  return (
    <>
      <span role="status" className="px-2 whitespace-nowrap tabular-nums">
        {DOING[action]} {formatCount(done)} of {formatCount(total)}
      </span>
      <progress
        className="h-1.5 w-32 accent-[var(--state-running)]"
        value={done}
        max={total}
        aria-label={`${DOING[action]} the selected jobs`}
      />
      <Button variant="ghost" onClick={onStop}>
        Stop
      </Button>
    </>
  );
}
