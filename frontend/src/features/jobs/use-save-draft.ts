import { useState } from "react";
import * as api from "@/api/client";
import type { Job, JobInput } from "@/api/types";
import { ApiProblem } from "@/lib/api-problem";
import { isTeam } from "@/lib/owners";
import { ownTimezone } from "@/lib/timezones";
import { type JobToSave, useSaveJob } from "./api/save-job";
import { differencesOf, editOf, editOfJob } from "./job-merge";

const PRECONDITION_FAILED = 412;

/**
 * Saves what a form has: a job that is there only if it is still what the form began from, else `theirs` is what somebody
 * else made of it.
 */
export function useSaveDraft(job: Job | undefined) {
  const save = useSaveJob();
  const [base, setBase] = useState(job);
  const [theirs, setTheirs] = useState<Job | null>(null);

  const send = async (toSave: JobToSave): Promise<Job | null> => {
    try {
      return await save.mutateAsync(toSave);
    } catch (error) {
      if (!("seen" in toSave) || !(error instanceof ApiProblem) || error.status !== PRECONDITION_FAILED)
        return null;
      const present = await api.getJob({ job_id: toSave.seen.id }).catch(() => null);
      if (present === null || base === undefined || present.version === toSave.seen.version) return null;
      if (isSameForm(base, present)) return await send({ ...toSave, seen: present });
      setTheirs(present);
      return null;
    }
  };

  return {
    /** What the form began from, or took over. */
    base,
    theirs,
    isBusy: save.isPending,
    error: theirs === null ? save.error : null,
    /** The job as it was saved; null when it was not. `over`: the version that one knows to overwrite. */
    start: (input: JobInput, ownerId: string, over?: Job) => {
      const seen = over ?? base;
      const edit = editOf(input);
      return send(seen ? { edit, seen } : { input, teamId: isTeam(ownerId) ? ownerId : null });
    },
    /** What the form goes on from is this, which may be older than what there is. */
    rebase: setBase,
    /** Goes on from what somebody else made of it. */
    accept: (present: Job) => {
      setBase(present);
      setTheirs(null);
      save.reset();
    },
  };
}

/** A pause makes a version, too, and changes nothing that the form has. */
function isSameForm(left: Job, right: Job): boolean {
  const zone = ownTimezone();
  return differencesOf(editOfJob(left, zone), editOfJob(right, zone)).length === 0;
}
