import { Command } from "cmdk";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { controlClass } from "@/components/ui/control-class";
import type { FieldControl } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { cn } from "@/lib/cn";

export interface FoundOption {
  value: string;
  label: string;
}

interface FoundPickerProps extends Partial<FieldControl> {
  value: string;
  /** What is chosen, in words; the value until they are known. */
  label: string | undefined;
  /** Said of the control where no field does. */
  name?: string;
  text: string;
  onText: (text: string) => void;
  /** What the server found for the text. */
  options: readonly FoundOption[];
  isLooking: boolean;
  onChange: (value: string) => void;
  placeholder: string;
  searchHint: string;
  className?: string;
}

/** One of more than can be listed, found by the server as a person types. */
export function FoundPicker(props: FoundPickerProps) {
  const { value, label, name, text, onText, options, isLooking, onChange, placeholder, searchHint } = props;
  const { className, id, "aria-invalid": isInvalid, "aria-describedby": note } = props;
  const [isOpen, setOpen] = useState(false);
  const shown = value === "" ? placeholder : (label ?? value);
  const choose = (chosen: string) => {
    onChange(chosen);
    onText("");
    setOpen(false);
  };
  return (
    <span className={cn("flex min-w-0 items-center gap-1", className)}>
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <button
            type="button"
            role="combobox"
            id={id}
            aria-label={name ? `${name}: ${shown}` : undefined}
            aria-expanded={isOpen}
            aria-invalid={isInvalid}
            aria-describedby={note}
            className={controlClass("flex h-8 min-w-0 items-center gap-2 text-left pointer-coarse:h-10")}
          >
            <span className={cn("min-w-0 flex-1 truncate", value === "" && "text-quiet")}>{shown}</span>
            <ChevronsUpDown size={13} className="shrink-0 text-quiet" aria-hidden="true" />
          </button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={4}
            collisionPadding={8}
            className="z-50 w-[max(var(--radix-popover-trigger-width),260px)] animate-appear overflow-hidden rounded-lg bg-raised shadow-float"
          >
            <Command shouldFilter={false}>
              <Command.Input
                value={text}
                onValueChange={onText}
                placeholder={searchHint}
                className="h-9 w-full border-b border-line bg-transparent px-3 text-sm outline-none"
              />
              <Command.List className="max-h-64 overflow-y-auto p-1">
                <Command.Empty className="px-2.5 py-4 text-center text-sm text-quiet">
                  {isLooking ? "Looking…" : "Nothing fits."}
                </Command.Empty>
                {options.map((option) => (
                  <Command.Item
                    key={option.value}
                    value={option.value}
                    onSelect={() => choose(option.value)}
                    className="flex h-8 cursor-default items-center gap-2 rounded-md px-2 text-sm data-[selected=true]:bg-hover pointer-coarse:h-11"
                  >
                    <span className="min-w-0 flex-1 truncate">{option.label}</span>
                    {option.value === value ? <Check size={14} aria-label="chosen" /> : null}
                  </Command.Item>
                ))}
              </Command.List>
            </Command>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {value === "" ? null : (
        <IconButton label={`${placeholder} instead`} size="icon-sm" onClick={() => onChange("")}>
          <X size={14} />
        </IconButton>
      )}
    </span>
  );
}
