import { useNavigate } from "react-router";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { paths } from "@/config/paths";
import { CalendarForm } from "@/features/calendars/components/calendar-form";

export function Component() {
  const navigate = useNavigate();
  return (
    <Page title="New calendar">
      <PageHeader title="New calendar" />
      <CalendarForm
        onSaved={() => void navigate(paths.calendars)}
        onCancel={() => void navigate(paths.calendars)}
      />
    </Page>
  );
}
