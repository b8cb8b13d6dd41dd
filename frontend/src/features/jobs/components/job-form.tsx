import { Suspense, useEffect, useMemo, useRef } from "react";
import { toast } from "@/lib/toast";
import type { Job, JobEdit, JobState } from "@/api/types";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { onDemand } from "@/components/ui/on-demand";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { countOf, joinWords } from "@/lib/format";
import type { Owner } from "@/lib/owners";
import { ChangeReview } from "../editor/change-review";
import { CheckNotes } from "../editor/check-notes";
import { KeptDraftNotice } from "../editor/kept-draft-notice";
import { useJobEditor } from "../editor/use-job-editor";
import { briefOf } from "../yaml/whole-input";
import { EditConflict } from "./edit-conflict";
import { JobFields } from "./job-fields";
import { TimeMachine } from "./time-machine";
import { FormPart } from "./form-part";

const YamlView = onDemand(async () => (await import("../yaml/yaml-view")).YamlView, { isLarge: true });
const loadYaml = () => import("../yaml/definition-yaml");

const VIEWS = [
  { value: "form", label: "Form" },
  { value: "yaml", label: "YAML" },
] as const;

interface JobFormProps {
  /** The job to change; without it a new one is written. */
  job?: Job;
  /** Whose a new one can be: oneself first, then one's teams. */
  owners?: readonly Owner[];
  /** Of a new one, unless another is chosen. */
  ownerId?: string;
  /** Who writes. */
  userId?: string;
  /** What the form begins with in place of what is saved. */
  changes?: JobEdit | undefined;
  onSaved: (job: Job) => void;
  onCancel: () => void;
}

/** Everything that a person writes of a job, as a form or as a text. */
export function JobForm({
  job,
  owners = [],
  ownerId,
  userId = "",
  changes,
  onSaved,
  onCancel,
}: JobFormProps) {
  const editor = useJobEditor({ job, ownerId, userId, changes });
  const { draft, written, save, check, problem, mine, gaps, isIncomplete } = editor;
  const incomplete = useMemo(() => gaps.map(({ part }) => part), [gaps]);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (save.error) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [save.error]);
  const submit = async (state: JobState, over?: Job) => {
    const saved = await editor.submit(state, over);
    if (saved) onSaved(saved);
  };
  const show = async (view: (typeof VIEWS)[number]["value"]) => {
    if (view === "form") {
      if (!editor.closeText())
        toast.error("The form cannot show this text yet; correct what is marked first");
    } else if (mine) {
      const yaml = await loadYaml().catch(() => null);
      if (yaml) editor.openText(yaml.writeText, briefOf(mine));
      else
        toast.error("The text cannot be shown", { description: "Its code could not be fetched. Try again." });
    } else void editor.submit("draft");
  };
  const restore = async () => {
    const { readText } = await loadYaml();
    if (editor.offer) editor.restore(editor.offer, (text) => readText(text).definition);
  };
  const refused = problem?.errors.length ?? 0;
  const refusal = isIncomplete
    ? written
      ? "Not saved yet: the text cannot be read."
      : `Not saved yet, to be completed: ${joinWords(gaps.map(({ what }) => what))}.`
    : refused > 0
      ? `Not saved: ${countOf(refused, "field")} above ${refused === 1 ? "needs" : "need"} another value.`
      : undefined;
  const parts = { draft, set: editor.set, errorAt: editor.errorAt };
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
      {editor.offer ? (
        <KeptDraftNotice
          keptAt={editor.offer.keptAt}
          onRestore={() => void restore()}
          onDrop={editor.dropOffer}
        />
      ) : null}
      <Segmented
        label="How to write it"
        value={written ? "yaml" : "form"}
        options={VIEWS}
        onChange={(view) => void show(view)}
        className="mb-4 self-start"
      />
      {written ? (
        <Suspense fallback={<Skeleton className="h-96 w-full" />}>
          <YamlView
            text={written.text}
            onChange={editor.write}
            check={check.answer}
            refused={editor.isRefusalOld ? [] : (problem?.errors ?? [])}
          />
        </Suspense>
      ) : (
        <JobFields {...parts} preview={editor.preview} owners={job ? null : owners} incomplete={incomplete} />
      )}
      {job && !written ? (
        <FormPart title="Time machine">
          <TimeMachine draft={draft} job={job} />
        </FormPart>
      ) : null}
      {written ? null : <CheckNotes warnings={check.answer?.warnings ?? []} />}
      {save.base && save.theirs ? (
        <EditConflict
          base={save.base}
          theirs={save.theirs}
          mine={mine}
          isBusy={save.isBusy}
          onMerge={editor.goOn}
          onTakeTheirs={editor.goOn}
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
        {job && mine ? <ChangeReview changes={editor.differences} /> : null}
        <FormError error={isIncomplete || save.error} text={refusal} />
      </div>
      {editor.guard.dialog}
    </form>
  );
}
