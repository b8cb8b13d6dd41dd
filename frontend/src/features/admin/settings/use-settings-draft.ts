import { useState } from "react";
import { toast } from "@/lib/toast";
import { ApiProblem } from "@/lib/api-problem";
import { isOvertaken, useChangeSettings } from "../api/settings";
import type { SettingsChange } from "../types";

export interface SettingsDraft<T extends object> {
  /** What holds, with what was typed in its place. */
  value: T;
  set: (changes: Partial<T>) => void;
  isTouched: boolean;
  /** Fields that were typed here while somebody else changed them. */
  overtaken: readonly string[];
  isSaving: boolean;
  error: unknown;
  errorAt: (pointer: string) => string | undefined;
  save: () => void;
  /** Throws away what was typed. */
  discard: () => void;
  /** Takes everything back that was ever set here. */
  restore: () => void;
}

interface Wanted<T> {
  version: number;
  /** What holds now. */
  base: T;
  /** What to send for the fields that were typed. */
  changeOf: (edits: Partial<T>) => SettingsChange;
  /** What to send to get the defaults. */
  defaults: SettingsChange;
}

const isSame = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** Keeps what is typed into a section of the settings, across changes that others make meanwhile. */
export function useSettingsDraft<T extends object>(wanted: Wanted<T>): SettingsDraft<T> {
  const { version, base, changeOf, defaults } = wanted;
  const [edits, setEdits] = useState<Partial<T>>({});
  // What each field was when it was first typed into: by it one sees what others did since.
  const [seen, setSeen] = useState<Partial<T>>({});
  const change = useChangeSettings();
  const names = Object.keys(edits) as (keyof T & string)[];
  const discard = () => {
    setEdits({});
    setSeen({});
    change.reset();
  };
  const send = (what: SettingsChange, said: string) =>
    change.mutate(
      { change: what, version },
      {
        onSuccess: () => {
          toast(said);
          discard();
        },
      },
    );
  return {
    value: { ...base, ...edits },
    set: (changes) => {
      const first = Object.keys(changes).filter((name) => !(name in seen)) as (keyof T)[];
      setSeen({ ...seen, ...Object.fromEntries(first.map((name) => [name, base[name]])) });
      setEdits({ ...edits, ...changes });
    },
    isTouched: names.some((name) => !isSame(edits[name], base[name])),
    overtaken: names.filter((name) => !isSame(seen[name], base[name])),
    isSaving: change.isPending,
    error: isOvertaken(change.error) ? null : change.error,
    errorAt: (pointer) => (change.error instanceof ApiProblem ? change.error.field(pointer) : undefined),
    save: () => send(changeOf(edits), "Settings saved"),
    discard,
    restore: () => send(defaults, "The defaults hold again"),
  };
}
