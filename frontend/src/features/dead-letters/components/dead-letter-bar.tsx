import { RotateCcw, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { countOf } from "@/lib/format";
import { type Decision, useSettleDeadLetters } from "../api/settle-dead-letters";

interface DeadLetterBarProps {
  ids: readonly string[];
  onClear: () => void;
}

/** What can be done with the selected ones; floats above the list while there are any. */
export function DeadLetterBar({ ids, onClear }: DeadLetterBarProps) {
  const settle = useSettleDeadLetters();
  const [asked, setAsked] = useState<Decision | null>(null);
  if (ids.length === 0) return null;
  const what = countOf(ids.length, "execution");
  const decide = (decision: Decision) =>
    settle.mutate({ ids, decision }, { onSuccess: onClear, onSettled: () => setAsked(null) });
  return (
    <div
      role="toolbar"
      aria-label="Selected dead letters"
      className="fixed inset-x-3 bottom-18 z-30 mx-auto flex w-fit max-w-[calc(100vw-24px)] animate-appear items-center gap-1 overflow-x-auto rounded-lg bg-raised p-1.5 shadow-float md:bottom-6"
    >
      <span className="px-2 font-medium whitespace-nowrap">{ids.length} selected</span>
      <Button variant="ghost" disabled={settle.isPending} onClick={() => setAsked("retry")}>
        <RotateCcw size={14} /> Try again
      </Button>
      <Button variant="ghost" disabled={settle.isPending} onClick={() => setAsked("dismiss")}>
        <X size={14} /> Dismiss
      </Button>
      <IconButton label="Clear the selection" onClick={onClear}>
        <X size={14} />
      </IconButton>
      <ConfirmDialog
        isOpen={asked !== null}
        onOpenChange={() => setAsked(null)}
        title={asked === "retry" ? `Try ${what} again?` : `Dismiss ${what}?`}
        description={
          asked === "retry"
            ? "Each is run once more, with what it was given. They leave this list."
            : "They leave this list and are not tried again. The executions and their logs stay in the history."
        }
        action={asked === "retry" ? `Try ${what} again` : `Dismiss ${what}`}
        isDestructive={false}
        isBusy={settle.isPending}
        onConfirm={() => {
          if (asked !== null) decide(asked);
        }}
      />
    </div>
  );
}
