import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { problemText } from "@/lib/api-problem";
import { useActOnUser } from "../api/change-users";
import type { AdminUser } from "../types";

interface UserQuestionProps {
  user: AdminUser;
  question: "disable" | "deny" | "factor";
  onClose: () => void;
}

const WORDS = {
  deny: {
    title: "Refuse",
    description: "The request is removed. The same address can ask again.",
    action: "Refuse",
  },
  disable: {
    title: "Disable",
    description:
      "They are logged out everywhere within a second, API keys included, until you let them in again. Their jobs go on.",
    action: "Disable",
  },
  factor: {
    title: "Turn off the one-time codes of",
    description:
      "As after a lost device: from now on the password alone lets them in. They are logged out everywhere, and can set codes up anew.",
    action: "Turn off",
  },
} as const;

/** Asks before somebody is shut out, refused, or let in with less. Mounted while it is open. */
export function UserQuestion({ user, question, onClose }: UserQuestionProps) {
  const act = useActOnUser();
  const words = WORDS[question];
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`${words.title} ${user.email}?`}
      description={words.description}
      action={words.action}
      isBusy={act.isPending}
      error={act.error ? problemText(act.error) : undefined}
      onConfirm={() => act.mutate({ user, action: question }, { onSuccess: onClose })}
    />
  );
}
