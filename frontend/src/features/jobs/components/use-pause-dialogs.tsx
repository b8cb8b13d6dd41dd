import { type ReactNode, useState } from "react";
import type { Job } from "@/api/types";
import { useSetJobState } from "../api/set-job-state";
import { PauseDialog } from "./pause-dialog";
import { ResumeDialog } from "./resume-dialog";

/** Pauses, resumes or activates a job, after asking what has to be asked. */
export function usePauseDialogs(job: Job): {
  pause: () => void;
  /** Of a paused job shows first what would run. */
  activate: () => void;
  isBusy: boolean;
  dialogs: ReactNode;
} {
  const [open, setOpen] = useState<"pause" | "resume" | null>(null);
  const setState = useSetJobState();
  const close = () => setOpen(null);
  return {
    pause: () => setOpen("pause"),
    activate: () => (job.state === "paused" ? setOpen("resume") : setState.mutate({ job, state: "active" })),
    isBusy: setState.isPending,
    dialogs: (
      <>
        {open === "pause" ? <PauseDialog job={job} onClose={close} /> : null}
        {open === "resume" ? <ResumeDialog job={job} onClose={close} /> : null}
      </>
    ),
  };
}
