import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Toggles } from "@/components/ui/toggles";
import { DAY_NAMES } from "../policy-words";
import { addWindow, isOvernight, WEEKDAYS, type WindowDraft, windowGap } from "../timing-draft";

interface WindowRowsProps {
  windows: readonly WindowDraft[];
  onChange: (windows: WindowDraft[]) => void;
  /** What the server refused of the window at a place in the list. */
  errorAt: (index: number) => string | undefined;
  zone: string;
}

const DAYS = WEEKDAYS.map((value) => ({
  value,
  label: DAY_NAMES[value].slice(0, 2),
  name: DAY_NAMES[value],
}));

/** The hours in which the job may run; without any, it may at all times. */
export function WindowRows({ windows, onChange, errorAt, zone }: WindowRowsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">Allowed windows</legend>
      <p className="mb-1.5 text-xs text-faint">
        {windows.length === 0
          ? "None: it may run at any time."
          : `On the clock of ${zone}. Due times outside of them are skipped.`}
      </p>
      <div className="flex flex-col gap-2">
        {windows.map((window, at) => (
          <WindowRow
            key={window.key}
            name={`window ${at + 1}`}
            window={window}
            set={(changes) =>
              onChange(windows.map((other) => (other.key === window.key ? { ...other, ...changes } : other)))
            }
            onRemove={() => onChange(windows.filter(({ key }) => key !== window.key))}
            error={windowGap(window) ?? errorAt(at)}
          />
        ))}
      </div>
      <Button size="sm" variant="ghost" className="-ml-2.5" onClick={() => onChange(addWindow(windows))}>
        <Plus size={13} /> Add a window
      </Button>
    </fieldset>
  );
}

interface WindowRowProps {
  name: string;
  window: WindowDraft;
  set: (changes: Partial<WindowDraft>) => void;
  onRemove: () => void;
  error: string | undefined;
}

function WindowRow({ name, window, set, onRemove, error }: WindowRowProps) {
  const invalid = error ? true : undefined;
  return (
    <div role="group" aria-label={name}>
      <div className="flex flex-wrap items-center gap-1.5">
        <Toggles
          label={`Days of ${name}`}
          value={window.days}
          options={DAYS}
          onChange={(days) => set({ days })}
          isInvalid={window.days.length === 0}
        />
        <span className="flex items-center gap-1.5">
          <Input
            type="time"
            aria-label={`Start of ${name}`}
            aria-invalid={invalid}
            className="w-30"
            value={window.start}
            onChange={({ target }) => set({ start: target.value })}
          />
          <span className="text-faint">to</span>
          <Input
            type="time"
            aria-label={`End of ${name}`}
            aria-invalid={invalid}
            className="w-30"
            value={window.end}
            onChange={({ target }) => set({ end: target.value })}
          />
          <IconButton label={`Remove ${name}`} onClick={onRemove}>
            <X size={14} />
          </IconButton>
        </span>
        {isOvernight(window) ? <span className="text-xs text-faint">ends on the next day</span> : null}
      </div>
      {error ? (
        <p role="alert" className="mt-0.5 text-xs text-failed">
          {error}
        </p>
      ) : null}
    </div>
  );
}
