import { useState } from "react";
import type { Calendar, CalendarView } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { TagsInput } from "@/components/ui/tags-input";
import { TimezonePicker } from "@/components/ui/timezone-picker";
import { useUnsavedGuard } from "@/components/ui/use-unsaved-guard";
import { ApiProblem } from "@/lib/api-problem";
import { ownTimezone } from "@/lib/timezones";
import { useSaveCalendar } from "../api/save-calendar";
import { type CalendarDraft, calendarInput, draftOfCalendar, newCalendar, sourceOf } from "../draft";
import { KIND_WORDS, MODE_WORDS } from "../words";
import { CalendarPreview } from "./calendar-preview";
import { HolidayFields } from "./holiday-fields";
import { IcsField } from "./ics-field";
import { RangeRows } from "./range-rows";

interface CalendarFormProps {
  /** Absent for a new one. */
  calendar?: Calendar;
  onSaved: (calendar: CalendarView) => void;
  onCancel: () => void;
}

const KINDS = (["holidays", "ranges", "ics"] as const).map((value) => ({ value, label: KIND_WORDS[value] }));
const MODES = (["closed", "open"] as const).map((value) => ({ value, label: MODE_WORDS[value].label }));

/** Writes a calendar; beside it stands what it covers. */
export function CalendarForm({ calendar, onSaved, onCancel }: CalendarFormProps) {
  const [initial] = useState(() => (calendar ? draftOfCalendar(calendar) : newCalendar(ownTimezone())));
  const [draft, setDraft] = useState(initial);
  const set = (changes: Partial<CalendarDraft>) => setDraft({ ...draft, ...changes });
  const save = useSaveCalendar(calendar?.id);
  const input = calendarInput(draft);
  const { dialog, release } = useUnsavedGuard(JSON.stringify(draft) !== JSON.stringify(initial));
  const errorAt = (pointer: string) =>
    save.error instanceof ApiProblem ? save.error.field(pointer) : undefined;
  const submit = () => {
    if (input === null || save.isPending) return;
    save.mutate(input, {
      onSuccess: (saved) => {
        release();
        onSaved(saved);
      },
    });
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-2">
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" error={errorAt("/name")}>
            {(control) => (
              <Input
                {...control}
                required
                value={draft.name}
                placeholder="Public holidays"
                onChange={({ target }) => set({ name: target.value })}
              />
            )}
          </Field>
          <Field label="Description" isOptional error={errorAt("/description")}>
            {(control) => (
              <Input
                {...control}
                value={draft.description}
                onChange={({ target }) => set({ description: target.value })}
              />
            )}
          </Field>
        </div>
        <Field label="What it means" hint={MODE_WORDS[draft.mode].line} error={errorAt("/mode")}>
          {({ id }) => (
            <div id={id}>
              <Segmented
                label="What it means"
                value={draft.mode}
                options={MODES}
                onChange={(mode) => set({ mode })}
              />
            </div>
          )}
        </Field>
        <Field label="What it covers" error={errorAt("/source/kind")}>
          {({ id }) => (
            <div id={id}>
              <Segmented
                label="What it covers"
                value={draft.kind}
                options={KINDS}
                onChange={(kind) => set({ kind })}
                className="max-sm:w-full max-sm:[&>button]:px-1"
              />
            </div>
          )}
        </Field>
        {draft.kind === "holidays" ? <HolidayFields {...draft} errorAt={errorAt} onChange={set} /> : null}
        {draft.kind === "ics" ? (
          <IcsField text={draft.text} error={errorAt("/source/text")} onChange={(text) => set({ text })} />
        ) : null}
        {draft.kind === "ranges" ? (
          <RangeRows
            rows={draft.ranges}
            zone={draft.timezone}
            errorAt={errorAt}
            onChange={(ranges) => set({ ranges })}
          />
        ) : null}
        <Field label="Time zone" hint="Where its days begin and end." error={errorAt("/timezone")}>
          {(control) => (
            <TimezonePicker {...control} value={draft.timezone} onChange={(timezone) => set({ timezone })} />
          )}
        </Field>
        <Field
          label="Tags"
          isOptional
          hint="It applies to every job that has one of these, beside the jobs that name it."
          error={errorAt("/tags")}
        >
          {(control) => <TagsInput {...control} value={draft.tags} onChange={(tags) => set({ tags })} />}
        </Field>
        <FormError error={save.error} />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" isBusy={save.isPending} disabled={input === null}>
            {calendar ? "Save" : "Create"}
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </div>
      </form>
      <CalendarPreview source={sourceOf(draft)} timezone={draft.timezone} mode={draft.mode} />
      {dialog}
    </div>
  );
}
