import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { ReportSchedule } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { problemText } from "@/lib/api-problem";
import type { Owner } from "@/lib/owners";
import { toast } from "@/lib/toast";
import { useChangeSchedule, useDeleteSchedule, useReportSchedules } from "../api/schedules";
import { SCOPE_WORDS, spanWords } from "../words";
import { ScheduleDialog } from "./schedule-dialog";

interface ScheduleListProps {
  owners: readonly Owner[];
  seesAll: boolean;
  canWrite: boolean;
  ownId: string;
}

/** When reports are made, and who gets them. */
export function ScheduleList({ owners, seesAll, canWrite, ownId }: ScheduleListProps) {
  const list = useReportSchedules();
  const [edited, setEdited] = useState<ReportSchedule | "new" | null>(null);
  const add = canWrite ? (
    <Button onClick={() => setEdited("new")}>
      <CalendarPlus size={15} /> New schedule
    </Button>
  ) : null;
  if (list.isPending) return <SkeletonRows rows={4} className="h-14" />;
  if (!list.data)
    return <ErrorState what="The schedules" error={list.error} onRetry={() => void list.refetch()} />;
  const { items, can_mail: canMail } = list.data;
  return (
    <>
      {items.length === 0 ? (
        <EmptyState title="No report comes by itself" action={add}>
          A schedule has a report made every morning or every week, and sends it to those you name.
        </EmptyState>
      ) : (
        <>
          <div className="mb-2 flex justify-end">{add}</div>
          <ul aria-label="Schedules of reports">
            {items.map((schedule) => (
              <ScheduleRow key={schedule.id} schedule={schedule} onEdit={() => setEdited(schedule)} />
            ))}
          </ul>
        </>
      )}
      {edited ? (
        <ScheduleDialog
          schedule={edited === "new" ? null : edited}
          owners={owners}
          seesAll={seesAll}
          canMail={canMail}
          ownId={ownId}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </>
  );
}

function ScheduleRow({ schedule, onEdit }: { schedule: ReportSchedule; onEdit: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const change = useChangeSchedule();
  const remove = useDeleteSchedule();
  const people = schedule.people.map(({ name }) => name).join(", ");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-2 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium wrap-anywhere">{schedule.name}</p>
        <p className="text-quiet">
          {schedule.about.name || SCOPE_WORDS[schedule.about.scope]}, {spanWords(schedule.about.span_days)}.{" "}
          {schedule.words} ({schedule.about.timezone}).
          {people ? ` To ${people}.` : ""}
        </p>
        <p className="text-xs text-faint">
          {schedule.is_on ? (
            <>
              Next <Time value={schedule.next_at} fallback="never" />
            </>
          ) : (
            "Off"
          )}
          {schedule.last_report_id ? (
            <>
              {" · "}
              <Link to={paths.report(schedule.last_report_id)} className="underline underline-offset-2">
                The latest report
              </Link>
            </>
          ) : null}
        </p>
      </div>
      {schedule.may_change ? (
        <div className="flex gap-2">
          <Button
            isBusy={change.isPending}
            onClick={() =>
              change.mutate(
                { id: schedule.id, change: { is_on: !schedule.is_on } },
                {
                  onError: (error) =>
                    toast.error("The schedule was not changed", { description: problemText(error) }),
                },
              )
            }
          >
            {schedule.is_on ? "Switch off" : "Switch on"}
          </Button>
          <Button onClick={onEdit}>Edit</Button>
          <Button onClick={() => setAsking(true)}>Delete</Button>
        </div>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Delete ${schedule.name}?`}
        description="No more reports come of it. Those that it had made stay."
        action="Delete"
        isDestructive
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate(schedule.id, { onSuccess: () => setAsking(false) })}
      />
    </li>
  );
}
