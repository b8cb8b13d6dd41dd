import { useState } from "react";
import { toast } from "@/lib/toast";
import { problemText } from "@/lib/api-problem";
import { useUrlFilters } from "@/lib/use-url-filters";
import { useActOnUser } from "../api/change-users";
import { useUser } from "../api/get-user";
import { useSendLink } from "../api/send-link";
import type { AdminUser, SentLink } from "../types";
import { DeleteUserDialog } from "./delete-user-dialog";
import { InviteDialog } from "./invite-dialog";
import { LinkDialog } from "./link-dialog";
import type { UserDeeds } from "./user-actions";
import { UserDialog } from "./user-dialog";
import { UserList } from "./user-list";
import { UserQuestion } from "./user-question";

interface UsersSectionProps {
  ownId: string;
  canManage: boolean;
  isInviting: boolean;
  onInvited: () => void;
}

interface Asked {
  user: AdminUser;
  question: "disable" | "deny" | "factor" | "delete";
}

/** The list of users, and every dialog that one of them can open; who is open stands in the address. */
export function UsersSection({ ownId, canManage, isInviting, onInvited }: UsersSectionProps) {
  const url = useUrlFilters();
  const opened = useUser(url.text("user"));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [sent, setSent] = useState<SentLink | null>(null);
  const act = useActOnUser();
  const send = useSendLink();
  const tell = (link: SentLink) => {
    if (link.is_mailed) toast(`A link is on its way to ${link.user.email}`);
    else setSent(link);
  };
  const deeds: UserDeeds = {
    onOpen: (user) => url.set({ user: user.id }, { replace: false }),
    onAct: (user, action) => act.mutate({ user, action }),
    onAsk: (user, question) => setAsked({ user, question }),
    onLink: (user, kind) =>
      send.mutate(
        { user, kind },
        {
          onSuccess: tell,
          onError: (error) => toast.error("No link was made", { description: problemText(error) }),
        },
      ),
  };
  return (
    <>
      <UserList deeds={deeds} ownId={ownId} canManage={canManage} />
      {isInviting ? (
        <InviteDialog
          onClose={onInvited}
          onSent={(link) => {
            onInvited();
            tell(link);
          }}
        />
      ) : null}
      {url.text("user") !== "" && opened.data ? (
        <UserDialog
          key={opened.data.id}
          user={opened.data}
          canManage={canManage}
          onClose={() => url.set({ user: "" })}
        />
      ) : null}
      {asked?.question === "delete" ? (
        <DeleteUserDialog user={asked.user} onClose={() => setAsked(null)} />
      ) : asked ? (
        <UserQuestion user={asked.user} question={asked.question} onClose={() => setAsked(null)} />
      ) : null}
      {sent ? <LinkDialog sent={sent} onClose={() => setSent(null)} /> : null}
    </>
  );
}
