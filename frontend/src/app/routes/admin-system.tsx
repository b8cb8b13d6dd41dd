import { AdminPage } from "@/features/admin/components/admin-page";
import { SystemAnswer } from "@/features/admin/system/system-answer";
import { SystemPane } from "@/features/admin/system/system-pane";
import { useMay, useMe } from "@/features/auth/api/get-me";

export function Component() {
  const me = useMe();
  const may = useMay();
  return (
    <AdminPage
      title="System"
      needs="system:read"
      may={may}
      isKnown={me.data !== undefined}
      answer={<SystemAnswer />}
    >
      <SystemPane canManage={may("system:manage")} />
    </AdminPage>
  );
}
