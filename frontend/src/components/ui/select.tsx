import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlClass } from "@/components/ui/control-class";
import { cn } from "@/lib/cn";

export interface SelectOption {
  value: string;
  label: string;
}

interface SelectProps extends Omit<ComponentProps<"select">, "children"> {
  options: readonly SelectOption[];
}

/** The platform's own choice of one: it is the best there is on phones and for screen readers. */
export function Select({ options, className, ...rest }: SelectProps) {
  return (
    <span className={cn("relative inline-flex w-full", className)}>
      <select className={controlClass("h-8 appearance-none pr-7 pointer-coarse:h-10")} {...rest}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        size={14}
        className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-quiet"
        aria-hidden="true"
      />
    </span>
  );
}
