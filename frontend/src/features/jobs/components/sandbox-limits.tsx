import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { SizeInput } from "@/components/ui/size-input";
import { formatCount } from "@/lib/format";
import { formatSize } from "@/lib/sizes";
import { LIMIT_NAMES, type SandboxDraft } from "../run/sandbox-draft";
import { type LimitName, PROFILE_LIMITS } from "../run/sandbox-profiles";
import { LIMIT_WORDS } from "../run/sandbox-words";

interface SandboxLimitsProps {
  sandbox: SandboxDraft;
  onChange: (limits: SandboxDraft["limits"]) => void;
  errorAt: (name: LimitName) => string | undefined;
}

/** What an attempt may use; an empty field is as the profile has it. */
export function SandboxLimits({ sandbox, onChange, errorAt }: SandboxLimitsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">
        Limits<span className="ml-1.5 font-normal text-faint">empty: as the profile has it</span>
      </legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {LIMIT_NAMES.map((name) => (
          <LimitField
            key={name}
            name={name}
            value={sandbox.limits[name]}
            usual={PROFILE_LIMITS[sandbox.profile][name]}
            onChange={(value) => onChange({ ...sandbox.limits, [name]: value })}
            error={errorAt(name)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface LimitFieldProps {
  name: LimitName;
  value: number;
  usual: number | undefined;
  onChange: (value: number) => void;
  error: string | undefined;
}

function LimitField({ name, value, usual, onChange, error }: LimitFieldProps) {
  const { label, hint } = LIMIT_WORDS[name];
  const isSize = name.endsWith("_bytes");
  const none = name === "output_bytes" ? "as the installation" : "no limit";
  const placeholder = usual === undefined ? none : isSize ? formatSize(usual) : formatCount(usual);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) =>
        isSize ? (
          <SizeInput {...control} label={label} value={value} onChange={onChange} placeholder={placeholder} />
        ) : name === "cpu" ? (
          <Input
            {...control}
            type="number"
            inputMode="decimal"
            min={0}
            step="any"
            className="max-w-40"
            placeholder={placeholder}
            value={Number.isNaN(value) ? "" : value}
            onChange={({ target }) => onChange(target.valueAsNumber)}
          />
        ) : (
          <NumberInput {...control} min={1} placeholder={placeholder} value={value} onChange={onChange} />
        )
      }
    </Field>
  );
}
