import { toast } from "@/lib/toast";
import type { Calendar } from "@/api/types";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { problemText } from "@/lib/api-problem";
import { useDeleteCalendar } from "../api/delete-calendar";

interface DeleteCalendarDialogProps {
  calendar: Pick<Calendar, "id" | "name" | "tags">;
  onClose: () => void;
  onDeleted: () => void;
}

/** Asks before a calendar is deleted; while jobs use it the server names them. Mounted while it is open. */
export function DeleteCalendarDialog({ calendar, onClose, onDeleted }: DeleteCalendarDialogProps) {
  const remove = useDeleteCalendar();
  const tagged =
    calendar.tags.length === 0 ? "" : ` Jobs tagged ${calendar.tags.join(", ")} run at its times again.`;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Delete “${calendar.name}”?`}
      description={`This cannot be undone.${tagged}`}
      action="Delete calendar"
      isBusy={remove.isPending}
      error={remove.error ? problemText(remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(calendar.id, {
          onSuccess: () => {
            toast(`Deleted ${calendar.name}`);
            onDeleted();
          },
        })
      }
    />
  );
}
