import { Input } from "@/components/ui/input";
import { cn } from "@/lib/cn";
import type { RateClass, RateLimit } from "../types";
import { isStated, type SectionProps } from "./section-props";
import { SettingsForm } from "./settings-form";
import { useSettingsDraft } from "./use-settings-draft";

const CLASSES: readonly { name: RateClass; word: string }[] = [
  { name: "read", word: "Reading" },
  { name: "write", word: "Changing" },
  { name: "run", word: "Starting executions" },
  { name: "search", word: "Searching" },
  { name: "export", word: "Exporting" },
  { name: "stream", word: "Opening streams" },
  { name: "auth", word: "Without a log-in, by address" },
];

const COLUMNS = [
  { field: "count", word: "requests" },
  { field: "period_s", word: "in seconds" },
  { field: "burst", word: "at once" },
] as const;

const GRID = "grid grid-cols-3 items-center gap-x-2 gap-y-1 sm:grid-cols-[minmax(0,1fr)_96px_96px_96px]";

export function LimitSection({ settings }: SectionProps) {
  const draft = useSettingsDraft({
    version: settings.version,
    base: settings.limits,
    changeOf: (limits) => ({ limits }),
    defaults: { limits: null },
  });
  return (
    <SettingsForm
      title="Request limits"
      lead="So many requests of each caller, evenly, and so many at once; what is beyond is refused for a moment."
      draft={draft}
      isStated={isStated(settings, "limits")}
    >
      <div className="flex flex-col gap-2 text-sm">
        <div className={cn(GRID, "text-xs text-faint")} aria-hidden="true">
          <span className="max-sm:hidden" />
          {COLUMNS.map(({ word }) => (
            <span key={word}>{word}</span>
          ))}
        </div>
        {CLASSES.map(({ name, word }) => (
          <LimitRow
            key={name}
            word={word}
            limit={draft.value[name]}
            usual={settings.defaults.limits[name]}
            errorAt={(field) => draft.errorAt(`/limits/${name}/${field}`)}
            onChange={(limit) => draft.set({ [name]: limit })}
          />
        ))}
      </div>
    </SettingsForm>
  );
}

interface LimitRowProps {
  word: string;
  limit: RateLimit;
  usual: RateLimit;
  errorAt: (field: keyof RateLimit) => string | undefined;
  onChange: (limit: RateLimit) => void;
}

function LimitRow({ word, limit, usual, errorAt, onChange }: LimitRowProps) {
  const errors = COLUMNS.map(({ field }) => errorAt(field)).filter((error) => error !== undefined);
  return (
    <div role="group" aria-label={word}>
      <div className={GRID}>
        <span className="font-medium max-sm:col-span-3">{word}</span>
        {COLUMNS.map(({ field, word: unit }) => (
          <Input
            key={field}
            type="number"
            inputMode="numeric"
            min={1}
            aria-label={`${word}: ${unit}`}
            aria-invalid={errorAt(field) ? true : undefined}
            title={`By default ${usual[field]}`}
            value={Number.isNaN(limit[field]) ? "" : limit[field]}
            onChange={({ target }) =>
              onChange({ ...limit, [field]: target.value === "" ? Number.NaN : Number(target.value) })
            }
          />
        ))}
      </div>
      {errors.length > 0 ? (
        <p role="alert" className="mt-0.5 text-xs text-failed">
          {errors.join(" ")}
        </p>
      ) : null}
    </div>
  );
}
