import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { ListEditor } from "@/components/ui/list-editor";
import { TagsInput } from "@/components/ui/tags-input";
import { CAUSES, REPEATABLE } from "@/lib/causes";
import { badCodes } from "../run/retry-draft";
import type { RetryPartProps } from "./retry-part-props";

/** After what it is tried again. */
export function RetryCauses({ retry, change, errorAt }: RetryPartProps) {
  const id = useId();
  const [bad] = badCodes(retry.exit_codes);
  const isOn = (cause: (typeof REPEATABLE)[number]) => retry.on.includes(cause);
  const toggle = (cause: (typeof REPEATABLE)[number], isChosen: boolean) =>
    change({ on: isChosen ? [...retry.on, cause] : retry.on.filter((other) => other !== cause) });
  const narrowing = {
    exit_code: (
      <Field
        label="Exit codes"
        hint="None: any but 0."
        error={bad === undefined ? errorAt("/exit_codes") : `${bad} is no exit code: 1 to 255.`}
      >
        {(control) => (
          <TagsInput
            {...control}
            noun="exit code"
            placeholder="75, 111"
            value={retry.exit_codes}
            onChange={(codes) => change({ exit_codes: codes })}
          />
        )}
      </Field>
    ),
    signal: (
      <Field label="Signals" hint="None: any." error={errorAt("/signals")}>
        {(control) => (
          <TagsInput
            {...control}
            noun="signal"
            placeholder="SIGSEGV"
            value={retry.signals}
            onChange={(signals) => change({ signals: signals.map((name) => name.toUpperCase()) })}
          />
        )}
      </Field>
    ),
    http_status: (
      <Field
        label="HTTP statuses"
        hint="A number, or 5xx for a class. None: any."
        error={errorAt("/http_statuses")}
      >
        {(control) => (
          <TagsInput
            {...control}
            noun="status"
            placeholder="429, 5xx"
            value={retry.http_statuses}
            onChange={(statuses) => change({ http_statuses: statuses })}
          />
        )}
      </Field>
    ),
  } as const;
  return (
    <>
      <fieldset className="min-w-0">
        <legend className="mb-1 text-sm font-medium">Tried again after</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {REPEATABLE.map((cause) => (
            <label key={cause} className="flex min-h-7 items-start gap-2.5 py-1 pointer-coarse:py-2.5">
              <Checkbox
                className="mt-0.5"
                aria-describedby={`${id}-${cause}`}
                checked={isOn(cause)}
                onCheckedChange={(checked) => toggle(cause, checked === true)}
              />
              <span className="min-w-0">
                {CAUSES[cause].label}
                <span id={`${id}-${cause}`} className="block text-xs text-faint">
                  {CAUSES[cause].line}
                </span>
              </span>
            </label>
          ))}
        </div>
        {retry.on.length === 0 ? (
          <p role="alert" className="mt-1 text-xs text-failed">
            Choose at least one, or set the attempts to 1.
          </p>
        ) : null}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        {isOn("exit_code") ? narrowing.exit_code : null}
        {isOn("signal") ? narrowing.signal : null}
        {isOn("http_status") ? narrowing.http_status : null}
      </div>
      <fieldset className="min-w-0">
        <legend className="mb-1 text-sm font-medium">
          Only when the log matches<span className="ml-1.5 font-normal text-faint">optional</span>
        </legend>
        <p className="mb-1.5 text-xs text-faint">
          Regular expressions (RE2): a line of the attempt must match one of them.
        </p>
        <ListEditor
          noun="pattern"
          placeholder="connection (refused|reset)"
          values={retry.log_patterns}
          onChange={(patterns) => change({ log_patterns: patterns })}
          errorAt={(index) => errorAt(`/log_patterns/${index}`)}
        />
      </fieldset>
    </>
  );
}
