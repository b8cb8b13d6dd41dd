import type { Variable } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { valueWords } from "../variable-draft";

interface VersionConflictProps {
  /** What it is by now. */
  theirs: Variable;
  canSave: boolean;
  isBusy: boolean;
  onTakeTheirs: (theirs: Variable) => void;
  onSaveOver: (theirs: Variable) => void;
}

/** Somebody, or a job, has changed it meanwhile: a person decides which of both stays. */
export function VersionConflict({ theirs, canSave, isBusy, onTakeTheirs, onSaveOver }: VersionConflictProps) {
  return (
    <div role="alert" className="rounded-md bg-sunken p-3 text-sm">
      <p>
        It was changed meanwhile, <Time value={theirs.updated_at} />: it is version {theirs.version} now, with
        this value. Nothing of yours was saved.
      </p>
      <pre className="mt-1.5 max-h-40 overflow-auto font-mono text-[12.5px] whitespace-pre-wrap [overflow-wrap:anywhere]">
        {valueWords(theirs.value)}
      </pre>
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        <Button onClick={() => onTakeTheirs(theirs)}>Go on with that</Button>
        <Button variant="danger" isBusy={isBusy} disabled={!canSave} onClick={() => onSaveOver(theirs)}>
          Save mine over it
        </Button>
      </div>
    </div>
  );
}
