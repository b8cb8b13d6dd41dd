import { useState } from "react";
import type { ReportSchedule } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { ListEditor } from "@/components/ui/list-editor";
import { Select } from "@/components/ui/select";
import { ApiProblem } from "@/lib/api-problem";
import type { Owner } from "@/lib/owners";
import { ownTimezone } from "@/lib/timezones";
import { type AboutChoice, aboutOf, isComplete } from "../about";
import { useAddSchedule, useChangeSchedule } from "../api/schedules";
import { PACES } from "../words";
import { AboutFields } from "./about-fields";

interface ScheduleDialogProps {
  /** Null: a new one. */
  schedule: ReportSchedule | null;
  owners: readonly Owner[];
  seesAll: boolean;
  canMail: boolean;
  ownId: string;
  onClose: () => void;
}

const OWN_WORDS = "";

/** Says when reports are made and who gets them. Mounted while it is open. */
export function ScheduleDialog({ schedule, owners, seesAll, canMail, ownId, onClose }: ScheduleDialogProps) {
  const [name, setName] = useState(schedule?.name ?? "Weekly report");
  const [about, setAbout] = useState<AboutChoice>({
    subject: schedule ? schedule.about.scope : (owners[0]?.id ?? "job"),
    jobId: schedule?.about.job_id ?? "",
    spanDays: schedule?.about.span_days ?? 7,
    timezone: schedule?.about.timezone ?? ownTimezone(),
  });
  const [expression, setExpression] = useState(schedule?.expression ?? PACES[1].value);
  const [known, setKnown] = useState(schedule?.people ?? []);
  const [isToMe, setToMe] = useState(schedule?.recipients.includes(ownId) ?? true);
  const [emails, setEmails] = useState<string[]>([]);
  const add = useAddSchedule();
  const change = useChangeSchedule();
  const error = add.error ?? change.error;
  const recipients = [
    ...(isToMe ? [ownId] : []),
    ...known.map(({ id }) => id).filter((id) => id !== ownId),
    ...emails.map((email) => email.trim()).filter((email) => email !== ""),
  ];
  const errorAt = (pointer: string) => (error instanceof ApiProblem ? error.field(pointer) : undefined);
  const save = () => {
    const said = { name, expression, recipients };
    const done = { onSuccess: onClose };
    if (schedule) {
      const span = { span_days: about.spanDays, timezone: about.timezone };
      change.mutate({ id: schedule.id, change: { ...said, ...span } }, done);
    } else add.mutate({ ...said, ...aboutOf(about) }, done);
  };
  const isReady = name.trim() !== "" && expression.trim() !== "" && (schedule !== null || isComplete(about));
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={schedule ? `Schedule ${schedule.name}` : "New schedule"}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) save();
        }}
      >
        <Field label="Name" error={errorAt("/name")}>
          {(control) => (
            <Input
              {...control}
              required
              maxLength={100}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <AboutFields
          value={about}
          owners={owners}
          seesAll={seesAll}
          isFixed={schedule !== null}
          onChange={setAbout}
        />
        <PaceFields expression={expression} error={errorAt("/expression")} onChange={setExpression} />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-medium">By mail</legend>
          <label className="flex items-center gap-2 text-sm">
            <Checkbox checked={isToMe} onCheckedChange={(checked) => setToMe(checked === true)} /> To me
          </label>
          {known
            .filter(({ id }) => id !== ownId)
            .map((person) => (
              <label key={person.id} className="flex items-center gap-2 text-sm">
                <Checkbox
                  checked
                  onCheckedChange={() => setKnown(known.filter(({ id }) => id !== person.id))}
                />
                To {person.name}
              </label>
            ))}
          <ListEditor
            noun="e-mail address"
            values={emails}
            onChange={setEmails}
            placeholder="grace@example.org"
            errorAt={(index) => errorAt(`/recipients/${recipients.length - emails.length + index}`)}
          />
          <p className="text-xs text-faint">
            {canMail
              ? "Users of this installation; who may not see these jobs when a report is ready gets nothing."
              : "No mail server is set up: reports are made, and nobody gets them by mail."}
          </p>
        </fieldset>
        <FormError error={error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            isBusy={add.isPending || change.isPending}
            disabled={!isReady}
          >
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface PaceFieldsProps {
  expression: string;
  error: string | undefined;
  onChange: (expression: string) => void;
}

function PaceFields({ expression, error, onChange }: PaceFieldsProps) {
  const isUsual = PACES.some(({ value }) => value === expression);
  return (
    <>
      <Field label="When">
        {(control) => (
          <Select
            {...control}
            value={isUsual ? expression : OWN_WORDS}
            options={[...PACES, { value: OWN_WORDS, label: "At other times" }]}
            onChange={({ target }) => onChange(target.value === OWN_WORDS ? "30 6 * * *" : target.value)}
          />
        )}
      </Field>
      {isUsual && !error ? null : (
        <Field label="Cron" hint="Minute, hour, day, month, weekday. An hour apart at least." error={error}>
          {(control) => (
            <Input
              {...control}
              required
              className="font-mono"
              value={expression}
              onChange={({ target }) => onChange(target.value)}
            />
          )}
        </Field>
      )}
    </>
  );
}
