import { useNavigate } from "react-router";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { paths } from "@/config/paths";
import { CalendarForm } from "@/features/calendars/components/calendar-form";
import { tellSaved } from "@/features/calendars/tell-saved";

export function Component() {
  const navigate = useNavigate();
  return (
    <Page title="New calendar">
      <PageHeader title="New calendar" />
      <CalendarForm
        onSaved={(saved) => {
          tellSaved(saved);
          void navigate(paths.calendars);
        }}
        onCancel={() => void navigate(paths.calendars)}
      />
    </Page>
  );
}
