import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { problemText } from "@/lib/api-problem";
import { useActOnUser } from "../api/change-users";
import type { AdminUser } from "../types";

interface UserQuestionProps {
  user: AdminUser;
  question: "disable" | "deny";
  onClose: () => void;
}

/** Asks before somebody is shut out or refused. Mounted while it is open. */
export function UserQuestion({ user, question, onClose }: UserQuestionProps) {
  const act = useActOnUser();
  const isDeny = question === "deny";
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={isDeny ? `Refuse ${user.email}?` : `Disable ${user.email}?`}
      description={
        isDeny
          ? "The request is removed. The same address can ask again."
          : "They are logged out everywhere within a second, API keys included, until you let them in again. Their jobs go on."
      }
      action={isDeny ? "Refuse" : "Disable"}
      isBusy={act.isPending}
      error={act.error ? problemText(act.error) : undefined}
      onConfirm={() => act.mutate({ user, action: question }, { onSuccess: onClose })}
    />
  );
}
