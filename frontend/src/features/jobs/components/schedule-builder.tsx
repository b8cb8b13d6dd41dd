import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { addRule, changeRule, removeRule, type RuleDraft, type ScheduleDraft } from "../schedule-draft";
import { RuleFields } from "./rule-fields";

interface ScheduleBuilderProps {
  value: ScheduleDraft;
  onChange: (value: ScheduleDraft) => void;
  /** What is wrong below `/schedule`. */
  errorAt: (pointer: string) => string | undefined;
}

const KINDS = [
  { value: "cron", label: "Crontab" },
  { value: "interval", label: "Interval" },
  { value: "date", label: "Once" },
] as const;
const ANY_KINDS = [...KINDS, { value: "none", label: "By hand" }] as const;

/** When a job runs: by one schedule or several, or only by hand. */
export function ScheduleBuilder({ value, onChange, errorAt }: ScheduleBuilderProps) {
  const { rules, isByHand } = value;
  const [only] = rules;
  const set = (key: number) => (changes: Partial<RuleDraft>) => onChange(changeRule(value, key, changes));
  return (
    <div className="flex flex-col gap-4">
      {rules.length > 1 ? (
        rules.map((rule, at) => (
          <RuleRow
            key={rule.key}
            name={`Schedule ${at + 1}`}
            rule={rule}
            set={set(rule.key)}
            onRemove={() => onChange(removeRule(value, rule.key))}
            errorAt={(pointer) =>
              errorAt(`/schedules/${at}${pointer}`) ??
              (at === 0 && pointer === "/timezone" ? errorAt(pointer) : undefined)
            }
          />
        ))
      ) : (
        <>
          <Segmented
            label="Kind of schedule"
            value={isByHand ? "none" : only.kind}
            options={ANY_KINDS}
            onChange={(kind) =>
              onChange(
                kind === "none"
                  ? { ...value, isByHand: true }
                  : { ...changeRule(value, only.key, { kind }), isByHand: false },
              )
            }
            className="w-full max-w-sm"
          />
          {isByHand ? (
            <p className="text-quiet">
              It runs when somebody presses “Run now”, or when a program asks for it.
            </p>
          ) : (
            <RuleFields rule={only} set={set(only.key)} errorAt={errorAt} />
          )}
        </>
      )}
      {isByHand ? null : (
        <Button
          size="sm"
          variant="ghost"
          className="-ml-2.5 self-start"
          onClick={() => onChange(addRule(value))}
        >
          <Plus size={13} /> Add another schedule
        </Button>
      )}
    </div>
  );
}

interface RuleRowProps {
  name: string;
  rule: RuleDraft;
  set: (changes: Partial<RuleDraft>) => void;
  onRemove: () => void;
  errorAt: (pointer: string) => string | undefined;
}

/** One of several schedules. */
function RuleRow({ name, rule, set, onRemove, errorAt }: RuleRowProps) {
  return (
    <fieldset aria-label={name} className="min-w-0 border-b border-line pb-4">
      <div className="mb-3 flex items-center justify-between gap-2">
        <Segmented
          label={`Kind of ${name.toLowerCase()}`}
          value={rule.kind}
          options={KINDS}
          onChange={(kind) => set({ kind })}
          className="w-full max-w-xs"
        />
        <IconButton label={`Remove ${name.toLowerCase()}`} onClick={onRemove}>
          <X size={14} />
        </IconButton>
      </div>
      <RuleFields rule={rule} set={set} errorAt={errorAt} />
    </fieldset>
  );
}
