import { toast } from "@/lib/toast";
import type { Team } from "@/api/types";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { problemText } from "@/lib/api-problem";
import { useRemoveMember } from "../api/change-members";

interface LeaveDialogProps {
  team: Team;
  ownId: string;
  onLeft: () => void;
  onClose: () => void;
}

/** Asks before one leaves a team. Mounted while it is open. */
export function LeaveDialog({ team, ownId, onLeft, onClose }: LeaveDialogProps) {
  const leave = useRemoveMember(team.id);
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={`Leave ${team.name}?`}
      description="What belongs to the team is out of your reach at once. One of those who manage it can take you in again."
      action="Leave the team"
      isBusy={leave.isPending}
      error={leave.error ? problemText(leave.error) : undefined}
      onConfirm={() =>
        leave.mutate(
          { userId: ownId, isOwn: true },
          {
            onSuccess: () => {
              toast(`You have left ${team.name}`);
              onLeft();
            },
          },
        )
      }
    />
  );
}
