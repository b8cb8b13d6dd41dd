import { Settings2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { NotificationFilterBar, readFilters } from "@/features/notifications/components/notification-filters";
import { NotificationList } from "@/features/notifications/components/notification-list";
import { SettingsDialog } from "@/features/notifications/components/settings-dialog";
import { useUrlFilters } from "@/lib/use-url-filters";

export function Component() {
  const address = useUrlFilters();
  const [isChoosing, setChoosing] = useState(false);
  const filters = readFilters(address);
  return (
    <Page title="Notifications" className="max-w-[920px]">
      <PageHeader
        title="Notifications"
        actions={
          <Button onClick={() => setChoosing(true)}>
            <Settings2 size={14} /> What to be told
          </Button>
        }
      >
        What concerns you and your teams, the latest first. Kept for 90 days.
      </PageHeader>
      <NotificationFilterBar filters={filters} set={address.set} />
      <NotificationList
        filters={filters}
        onClearFilters={() => address.set({ kind: [], show: "", job_id: "" })}
      />
      <SettingsDialog isOpen={isChoosing} onOpenChange={setChoosing} />
    </Page>
  );
}
