import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";

interface KeptDraftNoticeProps {
  /** Epoch milliseconds. */
  keptAt: number;
  onRestore: () => void;
  onDrop: () => void;
}

/** Offers what was written before the page went away. */
export function KeptDraftNotice({ keptAt, onRestore, onDrop }: KeptDraftNoticeProps) {
  return (
    <div
      role="status"
      className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-sunken px-3 py-2 text-sm"
    >
      <p className="min-w-0 flex-1 basis-60">
        What you wrote here <Time value={new Date(keptAt).toISOString()} /> was not saved, and is still there.
      </p>
      <div className="flex gap-2">
        <Button size="sm" variant="ghost" onClick={onDrop}>
          Drop it
        </Button>
        <Button size="sm" variant="primary" onClick={onRestore}>
          Restore it
        </Button>
      </div>
    </div>
  );
}
