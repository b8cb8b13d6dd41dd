import { useEffect, useRef } from "react";
import type { Job, JobEdit } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ChangeLines } from "@/components/ui/change-lines";
import { OwnerName } from "@/components/ui/owner-name";
import { Time } from "@/components/ui/time";
import { partWords } from "@/lib/definition-words";
import { joinWords } from "@/lib/format";
import { ownTimezone } from "@/lib/timezones";
import { differencesOf, editOfJob, mergeEdits } from "../job-merge";

interface EditConflictProps {
  /** What the form began from. */
  base: Job;
  /** What it is by now. */
  theirs: Job;
  /** What the form would save; undefined while it is not complete. */
  mine: JobEdit | undefined;
  isBusy: boolean;
  /** The form gets these parts, and nothing is saved yet. */
  onMerge: (theirs: Job, merged: JobEdit) => void;
  onTakeTheirs: (theirs: Job) => void;
  onSaveOver: (theirs: Job) => void;
}

/** Somebody else has changed the job meanwhile: a person decides what becomes of both. */
export function EditConflict(props: EditConflictProps) {
  const { base, theirs, mine, isBusy, onMerge, onTakeTheirs, onSaveOver } = props;
  const zone = ownTimezone();
  const before = editOfJob(base, zone);
  const present = editOfJob(theirs, zone);
  const merge = before && present && mine ? mergeEdits(before, mine, present) : undefined;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
    box.current?.focus();
  }, []);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="my-4 scroll-mb-36 rounded-md bg-sunken p-3 text-sm outline-none"
    >
      <p>
        <OwnerName id={theirs.changed_by} className="align-bottom font-medium" /> changed this job meanwhile,{" "}
        <Time value={theirs.updated_at} />: it is version {theirs.version} now. Nothing of yours was saved,
        and nothing of it is lost.
      </p>
      <div className="mt-2 max-h-72 overflow-auto">
        <ChangeLines changes={differencesOf(before, present)} />
      </div>
      {merge && merge.both.length > 0 ? (
        <p className="mt-2">
          You both changed {joinWords(merge.both.map((name) => partWords(`/${name}`).toLowerCase()))}: put
          together, yours stays there.
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        <Button variant="ghost" onClick={() => onTakeTheirs(theirs)}>
          Drop mine
        </Button>
        <Button variant="danger" isBusy={isBusy} disabled={!mine} onClick={() => onSaveOver(theirs)}>
          Save mine over it
        </Button>
        <Button
          variant="primary"
          disabled={!merge}
          onClick={() => {
            if (merge) onMerge(theirs, merge.merged);
          }}
        >
          Put both together
        </Button>
      </div>
    </div>
  );
}
