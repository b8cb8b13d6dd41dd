import { ToggleGroup } from "radix-ui";
import { cn } from "@/lib/cn";

interface TogglesProps<T extends string> {
  label: string;
  value: readonly T[];
  /** `label` is what is seen, `name` what it is called in full. */
  options: readonly { value: T; label: string; name: string }[];
  onChange: (value: T[]) => void;
  isInvalid?: boolean;
  className?: string;
}

/** Any of a few, all in sight. */
export function Toggles<T extends string>(props: TogglesProps<T>) {
  const { label, value, options, onChange, isInvalid = false, className } = props;
  return (
    <ToggleGroup.Root
      type="multiple"
      aria-label={label}
      value={[...value]}
      onValueChange={(next) => onChange(next as T[])}
      className={cn("inline-flex gap-0.5", className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.name}
          className={cn(
            "h-8 min-w-8 rounded-md border border-line-strong px-1 text-xs text-quiet hover:bg-hover pointer-coarse:h-10",
            "data-[state=on]:border-action data-[state=on]:bg-action data-[state=on]:font-medium data-[state=on]:text-action-fg",
            isInvalid && "border-failed",
          )}
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
