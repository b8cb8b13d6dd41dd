import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";

export interface FieldControl {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  isOptional?: boolean;
  className?: string;
  /** Draws the control; spread the argument on it so that label and error belong to it. */
  children: (control: FieldControl) => ReactNode;
}

/** A control with its name above, and below what it wants or what is wrong with it. */
export function Field({ label, hint, error, isOptional = false, className, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className={cn("min-w-0", className)}>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
        {isOptional ? <span className="ml-1.5 font-normal text-faint">optional</span> : null}
      </label>
      {children({
        id,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": note ? noteId : undefined,
      })}
      {note ? (
        <p
          id={noteId}
          role={error ? "alert" : undefined}
          className={cn("mt-1 text-xs", error ? "text-failed" : "text-faint")}
        >
          {note}
        </p>
      ) : null}
    </div>
  );
}
