import { Users, X } from "lucide-react";
import type { Grant, GrantLevel, Job } from "@/api/types";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { FormError } from "@/components/ui/form-error";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Owner } from "@/lib/owners";
import { useChangeGrant, useGrants, useRemoveGrant } from "../api/grants";
import { LEVELS } from "../levels";
import { AddGrant } from "./add-grant";

interface ShareDialogProps {
  job: Pick<Job, "id" | "name" | "owner_id">;
  /** One's teams, with which it can be shared. */
  teams: readonly Owner[];
  onClose: () => void;
}

/** With whom a job is shared, and how far. Mounted while it is open. */
export function ShareDialog({ job, teams, onClose }: ShareDialogProps) {
  const { data, error, refetch } = useGrants(job.id);
  const shared = new Set(data?.map(({ subject_id: id }) => id));
  const others = teams.filter(({ id }) => id !== job.owner_id && !shared.has(id));
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Share ${job.name}`}
      description="It stays whose it is. What you change here acts at once."
      className="w-[min(560px,calc(100vw-24px))]"
    >
      <AddGrant jobId={job.id} teams={others} />
      {data ? (
        data.length === 0 ? (
          <p className="pt-3 text-sm text-quiet">It is shared with nobody yet.</p>
        ) : (
          <ul aria-label="Shared with" className="mt-3 border-t border-line">
            {data.map((grant) => (
              <Row key={grant.subject_id} jobId={job.id} grant={grant} />
            ))}
          </ul>
        )
      ) : error ? (
        <ErrorState what="Whom it is shared with" error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={2} />
      )}
    </Dialog>
  );
}

function Row({ jobId, grant }: { jobId: string; grant: Grant }) {
  const change = useChangeGrant(jobId);
  const remove = useRemoveGrant(jobId);
  const name = grant.name || "A user who is gone";
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5 text-sm">
      <span className="flex min-w-0 flex-1 basis-36 items-center gap-1.5">
        {grant.kind === "team" ? <Users size={13} className="shrink-0 text-faint" aria-label="Team" /> : null}
        <span className="truncate font-medium" title={name}>
          {name}
        </span>
      </span>
      <span className="flex items-center gap-1">
        <Select
          aria-label={`What ${name} may do`}
          className="w-28"
          value={change.isPending ? change.variables.level : grant.level}
          disabled={change.isPending}
          options={LEVELS}
          onChange={({ target }) =>
            change.mutate({ subjectId: grant.subject_id, level: target.value as GrantLevel })
          }
        />
        <IconButton
          label={`Share it with ${name} no more`}
          size="icon-sm"
          isBusy={remove.isPending}
          onClick={() => remove.mutate(grant.subject_id)}
        >
          {remove.isPending ? null : <X size={14} />}
        </IconButton>
      </span>
      <FormError error={change.error ?? remove.error} />
    </li>
  );
}
