import { useCallback, useMemo, useState } from "react";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { Job, JobEdit, JobInput, JobState } from "@/api/types";
import { useUnsavedGuard } from "@/components/ui/use-unsaved-guard";
import { ApiProblem } from "@/lib/api-problem";
import { isTeam } from "@/lib/owners";
import { ownTimezone } from "@/lib/timezones";
import { draftOfJob, gapsOf, inputOf, type JobDraft, newDraft } from "../job-draft";
import { differencesOf, editOf, editOfJob } from "../job-merge";
import { useDraftPreview } from "../use-draft-preview";
import { useSaveDraft } from "../use-save-draft";
import { type Definition, draftOfDefinition, wholeOf } from "../yaml/whole-input";
import { type KeptDraft, shelfKey } from "./draft-shelf";
import { useJobCheck } from "./use-job-check";
import { useKeptDraft } from "./use-kept-draft";

/** What the preview judges while it is typed, so that an earlier refusal is out of date. */
const JUDGED_LIVE = /^\/(schedule|timing)(\/|$)/;
/** Refusals of a value for its kind: a form cannot show such a value. */
const OF_KIND = /^body\./;

/** A text of YAML that is written in place of the form, and what it says; undefined while it cannot be read. */
interface Written {
  text: string;
  definition: Definition | undefined;
}

interface EditorOptions {
  job: Job | undefined;
  /** Of a new one, unless another is chosen. */
  ownerId: string | undefined;
  /** Who writes: drafts are kept for each person apart. */
  userId: string;
  /** What the form begins with in place of what is saved, such as a schedule that was dragged. */
  changes: JobEdit | undefined;
}

/** Everything that a job form knows and does, whichever way it is written. */
export function useJobEditor({ job, ownerId, userId, changes }: EditorOptions) {
  const zone = ownTimezone();
  const [draft, setDraft] = useState<JobDraft>(() =>
    job ? draftWith(job, changes, zone) : newDraft(zone, ownerId),
  );
  const [written, setWritten] = useState<Written | null>(null);
  const [isTouched, setTouched] = useState(changes !== undefined);
  const [isIncomplete, setIncomplete] = useState(false);
  /** Something was written since it was refused. */
  const [isRefusalOld, setRefusalOld] = useState(false);
  const save = useSaveDraft(job);
  const preview = useDraftPreview(draft, job?.id);

  const state = job?.state ?? "active";
  const input = useMemo(() => inputOfWritten(draft, written, state), [draft, written, state]);
  const mine = useMemo(() => input && editOf(input), [input]);
  const check = useJobCheck(
    mine && isTouched
      ? {
          definition: job ? mine : { ...mine, state },
          job_id: job?.id ?? null,
          team_id: !job && isTeam(draft.owner_id) ? draft.owner_id : null,
        }
      : null,
  );
  const text = written?.text ?? null;
  const version = save.base?.version ?? null;
  const unsaved = useMemo(
    () => (isTouched ? { draft, text, version } : null),
    [isTouched, draft, text, version],
  );
  const kept = useKeptDraft(shelfKey(userId, job?.id), unsaved);
  const guard = useUnsavedGuard(isTouched, kept.clear);
  const problem = save.error instanceof ApiProblem ? save.error : null;
  const { base } = save;
  const before = useMemo(() => base && editOfJob(base, zone), [base, zone]);
  const differences = useMemo(() => (before && mine ? differencesOf(before, mine) : []), [before, mine]);
  const checkErrorAt = check.errorAt;
  const isChecked = check.answer !== undefined;
  const isText = written !== null;

  const gaps = useMemo(() => (isIncomplete && !isText ? gapsOf(draft) : []), [draft, isIncomplete, isText]);

  const touch = useCallback(() => {
    setTouched(true);
    setIncomplete(false);
    setRefusalOld(true);
  }, []);
  const set = useCallback(
    (next: Partial<JobDraft>) => {
      setDraft((former) => ({ ...former, ...next }));
      touch();
    },
    [touch],
  );
  const errorAt = useCallback(
    (pointer: string): string | undefined => {
      const typed = preview.errorAt(pointer);
      if (typed !== undefined || isText) return typed;
      const early = earlyError(draft, checkErrorAt(pointer), pointer);
      if (!isRefusalOld) return problem?.field(pointer) ?? early;
      return isChecked || JUDGED_LIVE.test(pointer) ? early : problem?.field(pointer);
    },
    [draft, preview, problem, isText, isRefusalOld, isChecked, checkErrorAt],
  );
  return {
    draft,
    written,
    preview,
    check,
    save,
    guard,
    problem,
    mine,
    offer: kept.offer,
    gaps,
    isIncomplete,
    isRefusalOld,
    /** What saving would change of what the form began from. */
    differences,
    set,
    write: (next: string, definition: Definition | undefined) => {
      setWritten({ text: next, definition });
      touch();
    },
    /** What was refused at a pointer. */
    errorAt,
    /** Shows the same thing as a text; `write` is loaded with the editor. */
    openText: (writeText: (definition: Definition) => string, definition: Definition) => {
      setWritten({ text: writeText(definition), definition });
    },
    /** Back to the form; false while the text cannot be shown there. */
    closeText: (): boolean => {
      if (written?.definition === undefined) return false;
      if (
        isTouched &&
        (check.isStale || !check.answer || check.answer.errors.some(({ code }) => OF_KIND.test(code)))
      )
        return false;
      setDraft(draftOfDefinition(written.definition, draft.owner_id, zone));
      setWritten(null);
      return true;
    },
    /** The job as it was saved; null when it was not. `over`: the version that one knows to overwrite. */
    submit: async (wanted: JobState, over?: Job): Promise<Job | null> => {
      const complete = inputOfWritten(draft, written, wanted);
      if (!complete) {
        setIncomplete(true);
        return null;
      }
      setRefusalOld(false);
      const saved = await save.start(complete, draft.owner_id, over);
      if (saved === null) return null;
      kept.clear();
      guard.release();
      setTouched(false);
      return saved;
    },
    /** Goes on from what somebody else made of it, with these parts of one's own. */
    goOn: (present: Job, parts?: JobEdit) => {
      save.accept(present);
      setDraft(draftOfJob(parts ? { ...present, ...parts } : present, zone));
      setWritten(null);
      setTouched(parts !== undefined);
      toast(
        parts ? "Both are in the form now; save it when it is right" : "The form has the present version",
      );
    },
    restore: (offer: KeptDraft, read: (text: string) => Definition | undefined) => {
      setDraft(offer.draft);
      setWritten(offer.text === null ? null : { text: offer.text, definition: read(offer.text) });
      touch();
      kept.settle(true);
      if (job && offer.version !== null && offer.version !== job.version)
        void formerOf(job, offer.version).then(save.rebase);
    },
    dropOffer: () => kept.settle(false),
  };
}

/** The job as it was when the draft was begun, so that what others changed since is noticed; itself when it is gone. */
async function formerOf(job: Job, version: number): Promise<Job> {
  const found = await api.getJobVersion({ job_id: job.id, version }).catch(() => null);
  return found ? { ...job, ...found.definition } : job;
}

/** What to send of whichever way it is written; undefined while that is not complete. */
function inputOfWritten(draft: JobDraft, written: Written | null, state: JobState): JobInput | undefined {
  if (written === null) return inputOf(draft, state);
  return written.definition && ({ ...wholeOf(written.definition), state } as unknown as JobInput);
}

/** The draft of a job with parts that a link proposes; of the job alone when the link is not understood. */
function draftWith(job: Job, changes: JobEdit | undefined, zone: string): JobDraft {
  try {
    return draftOfJob({ ...job, ...changes }, zone);
  } catch {
    return draftOfJob(job, zone);
  }
}

/** What has not been written yet is not told to be missing before somebody wants to save it. */
function earlyError(draft: JobDraft, error: string | undefined, pointer: string): string | undefined {
  const isEmptyName = pointer === "/name" && draft.name === "";
  const isEmptyConfig = pointer.startsWith("/executor/config") && draft.configs[draft.kind] === undefined;
  return isEmptyName || isEmptyConfig ? undefined : error;
}
