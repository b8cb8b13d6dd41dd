import { UserPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { AdminPage } from "@/features/admin/components/admin-page";
import { UsersAnswer } from "@/features/admin/users/users-answer";
import { UsersSection } from "@/features/admin/users/users-section";
import { useMay, useMe } from "@/features/auth/api/get-me";

export function Component() {
  const me = useMe();
  const may = useMay();
  const [isInviting, setInviting] = useState(false);
  const canManage = may("user:manage");
  return (
    <AdminPage
      title="Users"
      needs="user:read"
      may={may}
      isKnown={me.data !== undefined}
      answer={<UsersAnswer />}
      actions={
        canManage ? (
          <Button variant="primary" onClick={() => setInviting(true)}>
            <UserPlus size={15} /> Invite
          </Button>
        ) : null
      }
    >
      <UsersSection
        ownId={me.data?.user.id ?? ""}
        canManage={canManage}
        isInviting={isInviting}
        onInvited={() => setInviting(false)}
      />
    </AdminPage>
  );
}
