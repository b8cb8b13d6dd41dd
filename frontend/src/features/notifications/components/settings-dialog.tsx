import { useState } from "react";
import type { NotificationKind, NotificationSettings } from "@/api/types";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useChangeNotificationSettings, useNotificationSettings } from "../api/notification-settings";
import { canNotify, isNotifying, setNotifying } from "../notices";
import { KINDS, NOTIFICATION_KINDS } from "../words";

interface SettingsDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** What one wants to be told, and how. Each change is kept at once. */
export function SettingsDialog({ isOpen, onOpenChange }: SettingsDialogProps) {
  const settings = useNotificationSettings(isOpen);
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="What to be told">
      {settings.data ? (
        <SettingsForm settings={settings.data} />
      ) : settings.error ? (
        <ErrorState what="The settings" error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <SkeletonRows rows={10} />
      )}
    </Dialog>
  );
}

function SettingsForm({ settings }: { settings: NotificationSettings }) {
  const change = useChangeNotificationSettings();
  const { muted, still_failing_after: after } = settings;
  const tell = (kind: NotificationKind, isTold: boolean) =>
    change.mutate({ muted: isTold ? muted.filter((one) => one !== kind) : [...muted, kind] });
  return (
    <div className="space-y-5">
      <fieldset>
        <legend className="sr-only">Kinds</legend>
        {NOTIFICATION_KINDS.map((kind) => (
          <Choice
            key={kind}
            word={KINDS[kind].word}
            meaning={KINDS[kind].meaning}
            isOn={!muted.includes(kind)}
            onChange={(isOn) => tell(kind, isOn)}
          />
        ))}
      </fieldset>
      <FailuresInARow
        key={after}
        after={after}
        onChange={(count) => change.mutate({ still_failing_after: count })}
      />
      <BrowserNotices />
    </div>
  );
}

const LEAST = 2;
const MOST = 1_000;

function FailuresInARow({ after, onChange }: { after: number; onChange: (count: number) => void }) {
  const [typed, setTyped] = useState(after);
  const isGood = Number.isInteger(typed) && typed >= LEAST && typed <= MOST;
  return (
    <div
      onBlur={() => {
        if (isGood && typed !== after) onChange(typed);
      }}
    >
      <Field
        label="Tell again after so many failures in a row"
        hint="Then after twice as many, and so on"
        error={isGood ? undefined : `A whole number from ${LEAST} to ${MOST.toLocaleString("en")}`}
      >
        {(control) => <NumberInput {...control} min={LEAST} max={MOST} value={typed} onChange={setTyped} />}
      </Field>
    </div>
  );
}

function BrowserNotices() {
  const [isOn, setOn] = useState(isNotifying);
  const [isRefused, setRefused] = useState(false);
  const turn = async (wanted: boolean) => {
    const is = await setNotifying(wanted);
    setOn(is);
    setRefused(wanted && !is);
  };
  return (
    <div className="border-t border-line pt-3">
      <Choice
        word="Notifications of the system, in this browser"
        meaning={
          !canNotify
            ? "This browser cannot show them here: they need HTTPS or localhost"
            : isRefused
              ? "The browser does not allow it: change that in its settings for this site"
              : "While a tab is open and you look elsewhere"
        }
        isOn={isOn}
        isDisabled={!canNotify}
        onChange={(wanted) => void turn(wanted)}
      />
    </div>
  );
}

interface ChoiceProps {
  word: string;
  meaning: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
}

function Choice({ word, meaning, isOn, isDisabled = false, onChange }: ChoiceProps) {
  return (
    <label className="flex min-h-8 items-start gap-3 py-1 text-sm pointer-coarse:min-h-11">
      <Checkbox
        className="mt-0.5"
        checked={isOn}
        disabled={isDisabled}
        onCheckedChange={(checked) => onChange(checked === true)}
        aria-label={word}
      />
      <span>
        {word}
        <span className="block text-xs text-quiet">{meaning}</span>
      </span>
    </label>
  );
}
