import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";

interface RadioListProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; line: string; aside?: ReactNode }[];
  onChange: (value: T) => void;
  error?: string | undefined;
  className?: string;
}

/** One of several that need a line of explanation each; `aside` is a picture of it. */
export function RadioList<T extends string>(props: RadioListProps<T>) {
  const { label, value, options, onChange, error, className } = props;
  const id = useId();
  return (
    <fieldset className={className} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={cn(
            "-mx-2 flex items-start gap-2.5 rounded-md px-2 py-1.5 hover:bg-hover pointer-coarse:py-2.5",
            option.value === value && "bg-sunken",
          )}
        >
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            aria-invalid={error && option.value === value ? true : undefined}
            aria-label={option.label}
            aria-describedby={`${id}-${option.value}`}
            onChange={() => onChange(option.value)}
            className="mt-[3px] size-3.5 shrink-0 accent-action"
          />
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1">
            <span className="min-w-44 flex-1">
              <span className="block">{option.label}</span>
              <span id={`${id}-${option.value}`} className="block text-xs text-faint">
                {option.line}
              </span>
            </span>
            {option.aside}
          </span>
        </label>
      ))}
      {error ? (
        <p id={`${id}-error`} role="alert" className="mt-1 text-xs text-failed">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
