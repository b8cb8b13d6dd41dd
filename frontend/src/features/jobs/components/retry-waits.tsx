import { DurationInput } from "@/components/ui/duration-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { RetryPartProps } from "./retry-part-props";

/** How long it waits between two attempts, and until when it tries. */
export function RetryWaits({ retry, change, errorAt }: RetryPartProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="First wait"
        hint="Between the first failure and the second attempt."
        error={errorAt("/initial_s")}
      >
        {(control) => (
          <DurationInput
            {...control}
            label="the first wait"
            value={retry.initial_s}
            onChange={(initialS) => change({ initial_s: initialS })}
          />
        )}
      </Field>
      <Field
        label="Then times"
        hint="Each wait is so many times as long as the one before; 1: all are alike."
        error={errorAt("/multiplier")}
      >
        {(control) => (
          <FactorInput
            {...control}
            min={1}
            value={retry.multiplier}
            onChange={(multiplier) => change({ multiplier })}
          />
        )}
      </Field>
      <Field label="Longest wait" error={errorAt("/cap_s")}>
        {(control) => (
          <DurationInput
            {...control}
            label="the longest wait"
            value={retry.cap_s}
            onChange={(capS) => change({ cap_s: capS })}
          />
        )}
      </Field>
      <Field
        label="Jitter, %"
        hint="By so much each wait is shorter or longer at random, so that many jobs do not try at once."
        error={errorAt("/jitter")}
      >
        {(control) => (
          <FactorInput
            {...control}
            min={0}
            max={100}
            value={retry.jitter_percent}
            onChange={(percent) => change({ jitter_percent: percent })}
          />
        )}
      </Field>
      <Field
        label="Give up after"
        hint="No attempt is planned for later than this after the first one began."
        error={errorAt("/deadline_s")}
        isOptional
      >
        {(control) => (
          <DurationInput
            {...control}
            label="the time to give up"
            placeholder="no end"
            value={retry.deadline_s}
            onChange={(deadlineS) => change({ deadline_s: deadlineS })}
          />
        )}
      </Field>
    </div>
  );
}

interface FactorInputProps {
  value: number;
  onChange: (value: number) => void;
  min: number;
  max?: number;
}

function FactorInput({ value, onChange, ...rest }: FactorInputProps) {
  return (
    <Input
      type="number"
      inputMode="decimal"
      step="any"
      required
      className="max-w-40"
      value={Number.isNaN(value) ? "" : value}
      onChange={({ target }) => onChange(target.valueAsNumber)}
      {...rest}
    />
  );
}
