import { Pause } from "lucide-react";
import { Button } from "@/components/ui/button";
import { usePauseCommand } from "./use-pause-command";

/** Pauses all scheduling; not there for who may not, nor while it is paused: the banner has the way back. */
export function PauseSchedulingButton({ canPause }: { canPause: boolean }) {
  const { command, dialog } = usePauseCommand(canPause);
  return (
    <>
      {command?.isPause ? (
        <Button variant="ghost" onClick={command.act}>
          <Pause size={14} /> {command.word}
        </Button>
      ) : null}
      {dialog}
    </>
  );
}
