import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Time } from "@/components/ui/time";
import { TimezonePicker } from "@/components/ui/timezone-picker";
import { problemText } from "@/lib/api-problem";
import { useDebounced } from "@/lib/use-debounced";
import { useScheduleWords } from "../api/schedule-words";
import type { TemplateDraft } from "../template-draft";

const TYPING_MS = 250;

interface TemplateScheduleProps {
  draft: TemplateDraft;
  set: (changes: Partial<TemplateDraft>) => void;
  error: string | undefined;
}

/** When the job is to run, with what that means; everything else about it is in the job's own form. */
export function TemplateSchedule({ draft, set, error }: TemplateScheduleProps) {
  const expression = useDebounced(draft.expression.trim(), TYPING_MS);
  const words = useScheduleWords(draft.isByHand || expression === "" ? null : expression, draft.timezone);
  const [next] = words.data?.fire_times ?? [];
  return (
    <div className="flex flex-col gap-3">
      <label className="flex items-center gap-2.5 text-sm">
        <Checkbox
          checked={!draft.isByHand}
          onCheckedChange={(checked) => set({ isByHand: checked !== true })}
        />
        On a schedule
      </label>
      {draft.isByHand ? null : (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label="Crontab expression" error={error}>
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  className="font-mono"
                  value={draft.expression}
                  onChange={({ target }) => set({ expression: target.value })}
                />
              )}
            </Field>
            <Field label="Time zone">
              {(control) => (
                <TimezonePicker
                  {...control}
                  value={draft.timezone}
                  onChange={(timezone) => set({ timezone })}
                />
              )}
            </Field>
          </div>
          <p className="min-h-5 text-sm text-quiet" aria-live="polite">
            {words.error ? (
              <span className="text-failed">{problemText(words.error)}</span>
            ) : words.data ? (
              <>
                {words.data.description}
                {next === undefined ? null : (
                  <>
                    ; next <Time value={next} />
                  </>
                )}
              </>
            ) : null}
          </p>
        </>
      )}
    </div>
  );
}
