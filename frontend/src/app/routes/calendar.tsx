import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { useCalendar } from "@/features/calendars/api/get-calendars";
import { CalendarForm } from "@/features/calendars/components/calendar-form";
import { DeleteCalendarDialog } from "@/features/calendars/components/delete-calendar-dialog";

export function Component() {
  const { calendarId = "" } = useParams();
  const navigate = useNavigate();
  const { data: calendar, error, refetch } = useCalendar(calendarId);
  const [isDeleting, setDeleting] = useState(false);
  const leave = () => void navigate(paths.calendars);
  if (!calendar)
    return (
      <Page title="Calendar">
        {error ? (
          <ErrorState isPage what="This calendar" error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows />
        )}
      </Page>
    );
  return (
    <Page title={calendar.name}>
      <PageHeader
        title={calendar.name}
        actions={
          <Button onClick={() => setDeleting(true)}>
            <Trash2 size={14} /> Delete…
          </Button>
        }
      />
      <CalendarForm
        key={calendar.id}
        calendar={calendar}
        onSaved={({ name }) => {
          toast(`Saved ${name}`);
          leave();
        }}
        onCancel={leave}
      />
      {isDeleting ? (
        <DeleteCalendarDialog calendar={calendar} onClose={() => setDeleting(false)} onDeleted={leave} />
      ) : null}
    </Page>
  );
}
