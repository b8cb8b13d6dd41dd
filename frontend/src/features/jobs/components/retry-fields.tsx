import type { LostPolicy } from "@/api/types";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { RadioList } from "@/components/ui/radio-list";
import { LOST_CHOICES } from "../policy-words";
import type { RetryDraft } from "../run/retry-draft";
import type { FormPartProps } from "./form-part-props";
import { RetryCauses } from "./retry-causes";
import { RetryPreview } from "./retry-preview";
import { RetryWaits } from "./retry-waits";

const MOST = 100;

/** Whether and when another attempt follows one that failed. */
export function RetryFields({ draft, set, errorAt }: FormPartProps) {
  const { retry } = draft;
  const change = (changes: Partial<RetryDraft>) => set({ retry: { ...retry, ...changes } });
  const part = { retry, change, errorAt: (pointer: string) => errorAt(`/retry${pointer}`) };
  return (
    <div className="flex flex-col gap-5">
      <Field
        label="Attempts"
        hint="The first one included; 1: it is not tried again."
        error={errorAt("/retry/max_attempts")}
      >
        {(control) => (
          <NumberInput
            {...control}
            min={1}
            max={MOST}
            required
            value={retry.max_attempts}
            onChange={(most) => change({ max_attempts: most })}
          />
        )}
      </Field>
      {retry.max_attempts > 1 ? (
        <>
          <RetryWaits {...part} />
          <RetryPreview draft={retry} />
          <RetryCauses {...part} />
        </>
      ) : null}
      <RadioList<LostPolicy>
        label="When its worker vanishes while it runs"
        value={draft.on_lost}
        options={LOST_CHOICES}
        onChange={(onLost) => set({ on_lost: onLost })}
        error={errorAt("/on_lost")}
      />
    </div>
  );
}
