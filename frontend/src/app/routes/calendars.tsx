import { Plus } from "lucide-react";
import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { paths } from "@/config/paths";
import { CalendarList } from "@/features/calendars/components/calendar-list";

export function Component() {
  return (
    <Page title="Calendars">
      <PageHeader
        title="Calendars"
        actions={
          <Button asChild variant="primary">
            <Link to={paths.newCalendar}>
              <Plus size={15} /> New calendar
            </Link>
          </Button>
        }
      >
        Times at which jobs do not run, or at which alone they run.
      </PageHeader>
      <CalendarList />
    </Page>
  );
}
