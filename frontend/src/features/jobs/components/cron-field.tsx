import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { HashedHelp } from "./hashed-help";

interface CronFieldProps {
  expression: string;
  onChange: (expression: string) => void;
  error: string | undefined;
}

const EXAMPLES = [
  ["*/5 * * * *", "every 5 minutes"],
  ["0 * * * *", "hourly"],
  ["0 2 * * *", "daily at 02:00"],
  ["0 9 * * mon-fri", "weekdays at 09:00"],
  ["0 4 1 * *", "monthly"],
] as const;

/** A crontab expression, with common ones a press away. */
export function CronField({ expression, onChange, error }: CronFieldProps) {
  return (
    <div>
      <Field label="Expression" hint="minute hour day month weekday; seconds may come first" error={error}>
        {(control) => (
          <Input
            {...control}
            required
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            className="font-mono"
            value={expression}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
      </Field>
      <div className="mt-1.5 flex flex-wrap gap-1" role="group" aria-label="Common schedules">
        {EXAMPLES.map(([example, words]) => (
          <button
            key={example}
            type="button"
            onClick={() => onChange(example)}
            className="h-6 rounded-sm bg-sunken px-1.5 text-xs text-quiet hover:bg-selected hover:text-fg pointer-coarse:h-8"
          >
            {words}
          </button>
        ))}
      </div>
      <HashedHelp onChoose={onChange} />
    </div>
  );
}
