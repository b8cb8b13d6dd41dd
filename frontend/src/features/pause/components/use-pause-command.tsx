import { type ReactNode, useState } from "react";
import { useSchedulingPause } from "../api/get-pause";
import { PauseSchedulingDialog } from "./pause-scheduling-dialog";
import { ResumeSchedulingDialog } from "./resume-scheduling-dialog";

/** What an administrator can do about all scheduling now; null for others and until it is known. */
export function usePauseCommand(canPause: boolean): {
  command: { isPause: boolean; word: string; act: () => void } | null;
  dialog: ReactNode;
} {
  const { data } = useSchedulingPause(canPause);
  const [open, setOpen] = useState<"pause" | "resume" | null>(null);
  const close = () => setOpen(null);
  const isPause = data?.paused === false;
  return {
    command:
      !canPause || data === undefined
        ? null
        : {
            isPause,
            word: isPause ? "Pause all scheduling…" : "Resume all scheduling…",
            act: () => setOpen(isPause ? "pause" : "resume"),
          },
    dialog:
      open === "pause" ? (
        <PauseSchedulingDialog onClose={close} />
      ) : open === "resume" ? (
        <ResumeSchedulingDialog onClose={close} />
      ) : null,
  };
}
