import type { Job } from "@/api/types";
import { BackfillDialog } from "@/features/backfills/components/backfill-dialog";
import { HandOverDialog } from "@/features/sharing/components/hand-over-dialog";
import { ShareDialog } from "@/features/sharing/components/share-dialog";
import { isTeam, type Owner } from "@/lib/owners";

export type JobDialog = "backfill" | "share" | "hand-over";

interface JobDialogsProps {
  job: Job;
  /** The one that is open. */
  open: JobDialog | null;
  owners: readonly Owner[];
  canGiveAnybody: boolean;
  onClose: () => void;
  onBackfilled: () => void;
}

/** What is asked before something is done with a job. */
export function JobDialogs({ job, open, owners, canGiveAnybody, onClose, onBackfilled }: JobDialogsProps) {
  if (open === "share")
    return <ShareDialog job={job} teams={owners.filter(({ id }) => isTeam(id))} onClose={onClose} />;
  if (open === "hand-over")
    return (
      <HandOverDialog
        job={job}
        owners={owners}
        canGiveAnybody={canGiveAnybody}
        onDone={onClose}
        onClose={onClose}
      />
    );
  if (open === "backfill") return <BackfillDialog job={job} onClose={onClose} onStarted={onBackfilled} />;
  return null;
}
