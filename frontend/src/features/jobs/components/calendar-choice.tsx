import { ExternalLink } from "lucide-react";
import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { problemText } from "@/lib/api-problem";
import { type CalendarChoice as Choice, useCalendarChoices } from "../api/list-calendars";

interface CalendarChoiceProps {
  /** Of the job; empty: whoever writes it. */
  ownerId: string;
  value: readonly string[];
  onChange: (ids: string[]) => void;
  /** The job's tags: calendars may be attached to one. */
  tags: readonly string[];
  error: string | undefined;
}

/** Which calendars the job keeps to: those that are chosen, and those that are attached to one of its tags. */
export function CalendarChoice({ ownerId, value, onChange, tags, error }: CalendarChoiceProps) {
  const calendars = useCalendarChoices(ownerId);
  const known = calendars.data?.items ?? [];
  const gone = calendars.data ? value.filter((id) => known.every((calendar) => calendar.id !== id)) : [];
  const toggle = (id: string, isOn: boolean) =>
    onChange(isOn ? [...value, id] : value.filter((other) => other !== id));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">Calendars</legend>
      {calendars.error ? (
        <p role="alert" className="text-failed">
          {problemText(calendars.error)}{" "}
          <Button size="sm" onClick={() => void calendars.refetch()}>
            Try again
          </Button>
        </p>
      ) : null}
      {calendars.isPending ? <Skeleton className="w-48" /> : null}
      {calendars.data && known.length === 0 && gone.length === 0 ? (
        <p className="text-xs text-faint">There are none yet.</p>
      ) : null}
      <div className="-my-1 max-h-56 overflow-y-auto py-1">
        {known.map((calendar) => {
          const tag = calendar.tags.find((name) => tags.includes(name));
          return (
            <CalendarRow
              key={calendar.id}
              name={calendar.name}
              note={noteOf(calendar, tag)}
              isOn={tag !== undefined || value.includes(calendar.id)}
              isFixed={tag !== undefined && !value.includes(calendar.id)}
              onToggle={(isOn) => toggle(calendar.id, isOn)}
            />
          );
        })}
        {gone.map((id) => (
          <CalendarRow
            key={id}
            name={id}
            note="no longer there"
            isOn
            isFixed={false}
            onToggle={() => toggle(id, false)}
          />
        ))}
      </div>
      {error ? (
        <p role="alert" className="mt-1 text-xs text-failed">
          {error}
        </p>
      ) : null}
      <Link
        to={paths.calendars}
        target="_blank"
        className="mt-1 inline-flex items-center gap-1 text-xs text-quiet underline hover:text-fg"
      >
        Calendars <ExternalLink size={11} aria-label="in a new tab" />
      </Link>
    </fieldset>
  );
}

function noteOf({ mode }: Choice, tag: string | undefined): string {
  const what = mode === "closed" ? "does not run on its days" : "runs only on its days";
  return tag === undefined ? what : `${what}; by the tag ${tag}`;
}

interface CalendarRowProps {
  name: string;
  note: string;
  isOn: boolean;
  isFixed: boolean;
  onToggle: (isOn: boolean) => void;
}

function CalendarRow({ name, note, isOn, isFixed, onToggle }: CalendarRowProps) {
  return (
    <label className="flex min-h-7 items-center gap-2.5 pointer-coarse:min-h-10">
      <Checkbox checked={isOn} disabled={isFixed} onCheckedChange={(checked) => onToggle(checked === true)} />
      <span className="min-w-0">
        {name} <span className="ml-1 text-xs text-faint">{note}</span>
      </span>
    </label>
  );
}
