import { useNavigate } from "react-router";
import type { MoveProposal } from "@/api/types";
import { TimeChart } from "@/components/charts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { problemText } from "@/lib/api-problem";
import { formatClock, joinWords } from "@/lib/format";
import { unitWords } from "@/lib/measure";
import type { Bounds } from "@/lib/time-span";
import { useZone } from "@/lib/zone";
import { type Move, useMoveProposal } from "../api/propose-move";

interface MoveDialogProps {
  move: Move | null;
  /** The day over which the load is compared. */
  bounds: Bounds;
  limit: number;
  crowd: number;
  now: number;
  onNudge: (byMs: number) => void;
  onClose: () => void;
}

const STEP_MS = 5 * 60_000;

/** What moving a planned run would make of its schedule and of the load; nothing is changed here. */
export function MoveDialog({ move, bounds, limit, crowd, now, onNudge, onClose }: MoveDialogProps) {
  const zone = useZone();
  const navigate = useNavigate();
  const proposal = useMoveProposal(move, bounds, limit, crowd);
  const found = proposal.data;
  const open = ({ job_id: id, schedule }: MoveProposal) =>
    void navigate(`${paths.editJob(id)}&changes=${encodeURIComponent(JSON.stringify({ schedule }))}`);
  return (
    <Dialog
      isOpen={move !== null}
      onOpenChange={onClose}
      title={`Move ${move?.jobName ?? ""}?`}
      description={
        move
          ? `From ${formatClock(move.dueAt, now, zone)} to ${formatClock(move.moveTo, now, zone)}, and so every time.`
          : undefined
      }
      className="w-[min(640px,calc(100vw-24px))]"
      actions={
        <>
          <Button variant="ghost" onClick={() => onNudge(-STEP_MS)}>
            5 min earlier
          </Button>
          <Button variant="ghost" onClick={() => onNudge(STEP_MS)}>
            5 min later
          </Button>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            variant="primary"
            disabled={!found?.may_change}
            onClick={() => {
              if (found) open(found);
            }}
          >
            Open in the editor
          </Button>
        </>
      }
    >
      {found ? (
        <Comparison proposal={found} bounds={bounds} />
      ) : proposal.error ? (
        <p role="alert" className="text-sm text-failed">
          {problemText(proposal.error)}
        </p>
      ) : (
        <Skeleton className="h-56 w-full" />
      )}
    </Dialog>
  );
}

function Comparison({ proposal, bounds }: { proposal: MoveProposal; bounds: Bounds }) {
  const { before, after } = proposal;
  return (
    <div className="space-y-4 text-sm">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-quiet">Now</dt>
        <dd>{proposal.words_before}</dd>
        <dt className="text-quiet">Then</dt>
        <dd className="font-medium">{proposal.words_after}</dd>
      </dl>
      <p>{effectWords(proposal)}</p>
      <TimeChart
        title="Planned executions at once, before and after"
        bounds={bounds}
        times={before.map(({ time }) => Date.parse(time))}
        bucketMs={proposal.bucket_s * 1_000}
        series={[
          {
            kind: "line",
            name: "before",
            tone: "ghost",
            values: before.map(({ peak }) => peak),
            isDashed: true,
          },
          { kind: "line", name: "after", tone: "strong", values: after.map(({ peak }) => peak) },
        ]}
        unit=""
        heightPx={110}
        summary="Highest number at once"
        hasLegend
      />
      {proposal.may_change ? null : (
        <p className="text-quiet">You may look at this job, but not change it: show this to its owner.</p>
      )}
    </div>
  );
}

function effectWords(proposal: MoveProposal): string {
  const change = (what: string, was: number, will: number) =>
    was === will
      ? `${what} stays at ${unitWords(will, "")}`
      : `${what} goes from ${unitWords(was, "")} to ${unitWords(will, "")}`;
  const peak = change("the highest load", Math.ceil(proposal.peak_before), Math.ceil(proposal.peak_after));
  const collisions = change(
    "the number of collisions",
    proposal.collisions_before,
    proposal.collisions_after,
  );
  const words = joinWords([peak, collisions]);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
