import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";

interface TilePickerProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; icon?: ReactNode }[];
  onChange: (value: T) => void;
}

/** One of a dozen, all in sight. */
export function TilePicker<T extends string>({ label, value, options, onChange }: TilePickerProps<T>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(150px,1fr))] gap-1.5">
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              "relative flex h-8 items-center gap-2 rounded-md border border-line-strong px-2.5 text-sm hover:bg-hover",
              "has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus pointer-coarse:h-11",
              option.value === value ? "border-fg bg-sunken font-medium text-fg" : "text-quiet",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 opacity-0"
            />
            {option.icon}
            <span className="truncate">{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
