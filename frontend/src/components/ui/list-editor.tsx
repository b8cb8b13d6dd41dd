import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";

interface ListEditorProps {
  /** What one of them is called: "host". */
  noun: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  placeholder?: string;
  /** What is wrong with the one at a place among those that are not empty: empty ones are not sent. */
  errorAt?: (index: number) => string | undefined;
}

/** Texts in an order, one a line. */
export function ListEditor({ noun, values, onChange, placeholder, errorAt }: ListEditorProps) {
  return (
    <div className="flex flex-col gap-1.5">
      {values.map((value, at) => {
        const sentAt = values.slice(0, at).filter((other) => other.trim() !== "").length;
        const error = value.trim() === "" ? undefined : errorAt?.(sentAt);
        return (
          <div key={at}>
            <div className="flex gap-1.5">
              <Input
                aria-label={`${noun} ${at + 1}`}
                aria-invalid={error ? true : undefined}
                className="flex-1 font-mono text-xs"
                value={value}
                placeholder={placeholder}
                spellCheck={false}
                autoCapitalize="off"
                onChange={({ target }) =>
                  onChange(values.map((other, index) => (index === at ? target.value : other)))
                }
              />
              <IconButton
                label={`Remove ${value || noun}`}
                onClick={() => onChange(values.filter((_, index) => index !== at))}
              >
                <X size={14} />
              </IconButton>
            </div>
            {error ? (
              <p role="alert" className="mt-0.5 text-xs text-failed">
                {error}
              </p>
            ) : null}
          </div>
        );
      })}
      <Button
        size="sm"
        variant="ghost"
        className="-ml-2.5 self-start"
        onClick={() => onChange([...values, ""])}
      >
        <Plus size={13} /> Add a {noun}
      </Button>
    </div>
  );
}
