import {
  Archive,
  FileText,
  FlaskConical,
  History,
  MailX,
  MoreHorizontal,
  Pause,
  PencilLine,
  Play,
  Power,
  Share2,
  Trash2,
  UserRoundCog,
} from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Job, Permission } from "@/api/types";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { paths } from "@/config/paths";
import { useSetJobState } from "../api/set-job-state";
import { DeleteJobDialog } from "./delete-job-dialog";
import { usePauseDialogs } from "./use-pause-dialogs";
import { useRunJob } from "./use-run-job";

interface JobActionsProps {
  job: Job;
  /** On the job's own page, where "Run now" is a button of its own. */
  isMenuOnly?: boolean;
  onBackfill?: () => void;
  onShare?: (() => void) | undefined;
  onHandOver?: (() => void) | undefined;
  onDeleted?: () => void;
}

/** What a person may do with one job; in a list, running it is one press away on hover. */
export function JobActions(props: JobActionsProps) {
  const { job, isMenuOnly = false, onBackfill, onShare, onHandOver, onDeleted } = props;
  const navigate = useNavigate();
  const { run, dryRun, isBusy, dialog } = useRunJob(job);
  const setState = useSetJobState();
  const { pause, activate, dialogs } = usePauseDialogs(job);
  const [isDeleting, setDeleting] = useState(false);
  const may = (right: Permission) => job.rights.includes(right);
  const canRun = job.state !== "archived" && may("job:run");
  const canArchive = job.state !== "archived" && may("job:update");
  const hasDeadLetters = (job.retry.max_attempts ?? 1) > 1;
  const hasLast = canArchive || may("job:delete");
  if (!canRun && !may("job:pause") && !may("job:update") && !hasLast && !hasDeadLetters) return null;
  return (
    <>
      {isMenuOnly || !canRun ? null : (
        <IconButton
          label={`Run ${job.name} now`}
          size="icon-sm"
          data-run=""
          isBusy={isBusy}
          onClick={run}
          className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-md:hidden"
        >
          {isBusy ? null : <Play size={14} />}
        </IconButton>
      )}
      <Menu
        trigger={
          <IconButton
            label={isMenuOnly ? "More actions" : `Actions of ${job.name}`}
            size={isMenuOnly ? "icon" : "icon-sm"}
            data-actions=""
          >
            <MoreHorizontal size={16} />
          </IconButton>
        }
      >
        {isMenuOnly || !canRun ? null : (
          <MenuItem onSelect={run}>
            <Play size={14} /> Run now{job.parameters.length > 0 ? "…" : null}
          </MenuItem>
        )}
        {canRun ? (
          <MenuItem onSelect={dryRun}>
            <FlaskConical size={14} /> Dry run{job.parameters.length > 0 ? "…" : null}
          </MenuItem>
        ) : null}
        {!may("job:pause") ? null : job.state === "active" ? (
          <MenuItem onSelect={pause}>
            <Pause size={14} /> Pause…
          </MenuItem>
        ) : (
          <MenuItem onSelect={activate}>
            <Power size={14} /> {job.state === "paused" ? "Resume…" : "Activate"}
          </MenuItem>
        )}
        {may("job:update") ? (
          <MenuItem onSelect={() => void navigate(paths.editJob(job.id))}>
            <PencilLine size={14} /> Edit
          </MenuItem>
        ) : null}
        {onBackfill && job.schedule && canRun ? (
          <MenuItem onSelect={onBackfill}>
            <History size={14} /> Backfill…
          </MenuItem>
        ) : null}
        {hasDeadLetters ? (
          <MenuItem onSelect={() => void navigate(paths.deadLettersOf(job.id))}>
            <MailX size={14} /> Dead letters
          </MenuItem>
        ) : null}
        {may("dashboard:write") ? (
          <MenuItem onSelect={() => void navigate(paths.newReportOn(job.id))}>
            <FileText size={14} /> Report…
          </MenuItem>
        ) : null}
        {onShare && may("job:share") ? (
          <MenuItem onSelect={onShare}>
            <Share2 size={14} /> Share…
          </MenuItem>
        ) : null}
        {onHandOver && may("job:share") ? (
          <MenuItem onSelect={onHandOver}>
            <UserRoundCog size={14} /> Hand over…
          </MenuItem>
        ) : null}
        {hasLast ? <MenuSeparator /> : null}
        {canArchive ? (
          <MenuItem onSelect={() => setState.mutate({ job, state: "archived" })}>
            <Archive size={14} /> Archive
          </MenuItem>
        ) : null}
        {may("job:delete") ? (
          <MenuItem isDestructive onSelect={() => setDeleting(true)}>
            <Trash2 size={14} /> Delete…
          </MenuItem>
        ) : null}
      </Menu>
      {dialogs}
      {dialog}
      <DeleteJobDialog job={job} isOpen={isDeleting} onOpenChange={setDeleting} onDeleted={onDeleted} />
    </>
  );
}
