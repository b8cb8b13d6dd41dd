import { Trash2, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { useCalendar } from "@/features/calendars/api/get-calendars";
import { CalendarForm } from "@/features/calendars/components/calendar-form";
import { DeleteCalendarDialog } from "@/features/calendars/components/delete-calendar-dialog";
import { tellSaved } from "@/features/calendars/tell-saved";

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
      >
        {calendar.warnings.map(({ code, detail }) => (
          <p key={code + detail} className="flex max-w-3xl gap-1.5 text-missed">
            <TriangleAlert size={14} className="mt-[3px] shrink-0" aria-hidden="true" /> {detail}
          </p>
        ))}
      </PageHeader>
      <CalendarForm
        key={calendar.id}
        calendar={calendar}
        onSaved={(saved) => {
          tellSaved(saved);
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
