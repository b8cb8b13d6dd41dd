import { AdminPage } from "@/features/admin/components/admin-page";
import { SettingsAnswer } from "@/features/admin/settings/settings-answer";
import { SettingsPane } from "@/features/admin/settings/settings-pane";
import { useMay, useMe } from "@/features/auth/api/get-me";

export function Component() {
  const me = useMe();
  const may = useMay();
  return (
    <AdminPage
      title="Settings"
      needs="settings:manage"
      may={may}
      isKnown={me.data !== undefined}
      answer={<SettingsAnswer />}
    >
      <SettingsPane />
    </AdminPage>
  );
}
