import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import type { Job, JobEdit, JobState } from "@/api/types";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { useUnsavedGuard } from "@/components/ui/use-unsaved-guard";
import { ApiProblem } from "@/lib/api-problem";
import { countOf, joinWords } from "@/lib/format";
import type { Owner } from "@/lib/owners";
import { ownTimezone } from "@/lib/timezones";
import { draftOfJob, gapsOf, inputOf, type JobDraft, newDraft } from "../job-draft";
import { editOf } from "../job-merge";
import { useDraftPreview } from "../use-draft-preview";
import { useSaveDraft } from "../use-save-draft";
import { BasicsFields } from "./basics-fields";
import { EditConflict } from "./edit-conflict";
import { ExecutorFields } from "./executor-fields";
import { FormPart } from "./form-part";
import { JobFormParts } from "./job-form-parts";
import { OwnerField } from "./owner-field";
import { ScheduleBuilder } from "./schedule-builder";
import { SchedulePreviewPanel } from "./schedule-preview-panel";
import { TimeMachine } from "./time-machine";

/** What the preview judges while it is typed, so that an earlier refusal is out of date. */
const JUDGED_LIVE = /^\/(schedule|timing)(\/|$)/;

interface JobFormProps {
  /** The job to change; without it a new one is written. */
  job?: Job;
  /** Whose a new one can be: oneself first, then one's teams. */
  owners?: readonly Owner[];
  /** Of a new one, unless another is chosen. */
  ownerId?: string;
  onSaved: (job: Job) => void;
  onCancel: () => void;
}

/** Everything that a person writes of a job. */
export function JobForm({ job, owners = [], ownerId, onSaved, onCancel }: JobFormProps) {
  const [draft, setDraft] = useState<JobDraft>(() =>
    job ? draftOfJob(job, ownTimezone()) : newDraft(ownTimezone(), ownerId),
  );
  const [isTouched, setTouched] = useState(false);
  const [isIncomplete, setIncomplete] = useState(false);
  const [hasNewSchedule, setNewSchedule] = useState(false);
  const save = useSaveDraft(job);
  const guard = useUnsavedGuard(isTouched);
  const problem = save.error instanceof ApiProblem ? save.error : null;
  const preview = useDraftPreview(draft, job?.id);
  const errorAt = (pointer: string) =>
    preview.errorAt(pointer) ??
    (hasNewSchedule && JUDGED_LIVE.test(pointer) ? undefined : problem?.field(pointer));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (save.error) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [save.error]);
  const set = (changes: Partial<JobDraft>) => {
    setDraft({ ...draft, ...changes });
    setTouched(true);
    setIncomplete(false);
    if (changes.schedule ?? changes.timing) setNewSchedule(true);
  };
  const submit = async (state: JobState, over?: Job) => {
    const input = inputOf(draft, state);
    if (!input) {
      setIncomplete(true);
      return;
    }
    setNewSchedule(false);
    const saved = await save.start(input, draft.owner_id, over);
    if (saved === null) return;
    guard.release();
    setTouched(false);
    onSaved(saved);
  };
  const mine = inputOf(draft, "draft");
  const goOn = (present: Job, parts?: JobEdit) => {
    save.accept(present);
    setDraft(draftOfJob(parts ? { ...present, ...parts } : present, ownTimezone()));
    setTouched(parts !== undefined);
    toast(parts ? "Both are in the form now; save it when it is right" : "The form has the present version");
  };
  const refused = problem?.errors.length ?? 0;
  const gaps = isIncomplete ? gapsOf(draft) : [];
  const refusal = isIncomplete
    ? `Not saved yet, to be completed: ${joinWords(gaps.map(({ what }) => what))}.`
    : refused > 0
      ? `Not saved: ${countOf(refused, "field")} above ${refused === 1 ? "needs" : "need"} another value.`
      : undefined;
  const parts = { draft, set, errorAt };
  return (
    <form
      ref={form}
      className="flex max-w-3xl flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        const asked = event.nativeEvent.submitter?.getAttribute("value");
        void submit(job?.state ?? (asked === "draft" ? "draft" : "active"));
      }}
    >
      <FormPart title="What it is">
        <BasicsFields {...parts} />
        {job ? null : <OwnerField {...parts} owners={owners} />}
      </FormPart>
      <FormPart title="What it runs">
        <ExecutorFields {...parts} />
      </FormPart>
      <FormPart title="When">
        <div className="flex flex-col gap-4">
          <ScheduleBuilder
            value={draft.schedule}
            onChange={(schedule) => set({ schedule })}
            errorAt={(pointer) => errorAt(`/schedule${pointer}`)}
          />
          {draft.schedule.isByHand ? null : (
            <SchedulePreviewPanel preview={preview} snoozedUntil={draft.snoozed_until} />
          )}
        </div>
      </FormPart>
      <JobFormParts {...parts} incomplete={gaps.map(({ part }) => part)} />
      {job ? (
        <FormPart title="Time machine">
          <TimeMachine draft={draft} job={job} />
        </FormPart>
      ) : null}
      {save.base && save.theirs ? (
        <EditConflict
          base={save.base}
          theirs={save.theirs}
          mine={mine && editOf(mine)}
          isBusy={save.isBusy}
          onMerge={goOn}
          onTakeTheirs={goOn}
          onSaveOver={(present) => void submit(present.state, present)}
        />
      ) : null}
      <div className="sticky bottom-14 z-10 flex flex-wrap items-center gap-2 border-t border-line bg-page py-3 md:bottom-0">
        <Button
          type="submit"
          variant="primary"
          value="active"
          isBusy={save.isBusy}
          disabled={save.theirs !== null}
        >
          {job ? "Save changes" : "Create and activate"}
        </Button>
        {job ? null : (
          <Button type="submit" value="draft" disabled={save.isBusy}>
            Save as draft
          </Button>
        )}
        <Button variant="ghost" onClick={onCancel} className="max-sm:hidden">
          Cancel
        </Button>
        <FormError error={isIncomplete || save.error} text={refusal} />
      </div>
      {guard.dialog}
    </form>
  );
}
