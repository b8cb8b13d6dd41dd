import { History } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import type { Execution } from "@/api/types";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Tooltip } from "@/components/ui/tooltip";
import { useZone } from "@/lib/zone";
import { readMoment } from "../log/read-moment";
import { useJumpToTime } from "../log/use-jump";

/** Leads to what the log said at a time: a clock time of that day, or so long after the start. */
export function JumpToTime({ execution }: { execution: Execution }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Tooltip content="Go to a time">
        <Popover.Trigger
          aria-label="Go to a time"
          className={buttonClass({ variant: "ghost", size: "icon" })}
        >
          <History size={16} />
        </Popover.Trigger>
      </Tooltip>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 w-72 animate-appear rounded-lg bg-raised p-3 shadow-float"
        >
          <MomentForm execution={execution} onDone={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function MomentForm({ execution, onDone }: { execution: Execution; onDone: () => void }) {
  const [text, setText] = useState("");
  const [isBusy, setBusy] = useState(false);
  const jump = useJumpToTime(execution.id);
  const startMs = Date.parse(execution.started_at ?? execution.queued_at);
  const zone = useZone();
  const moment = readMoment(text, startMs, zone);
  const go = async () => {
    if (moment === null) return;
    setBusy(true);
    await jump(new Date(moment).toISOString());
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <Field
        label="Go to a time"
        hint="A clock time such as 02:00:05, or a time after the start such as +90 s or +2:30."
        error={
          text.trim() !== "" && moment === null ? "That is no time: write 02:00:05, or +90 s." : undefined
        }
      >
        {(control) => (
          <span className="flex gap-2">
            <Input {...control} autoFocus value={text} onChange={({ target }) => setText(target.value)} />
            <Button type="submit" variant="primary" disabled={moment === null} isBusy={isBusy}>
              Go
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
}
