import { Command } from "cmdk";
import { Check, ChevronsUpDown } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { controlClass } from "@/components/ui/control-class";
import type { FieldControl } from "@/components/ui/field";

export interface PickerOption {
  value: string;
  label: string;
  /** Found by these, too. */
  keywords?: string[];
}

interface ChoicePickerProps extends Partial<FieldControl> {
  value: string;
  options: readonly PickerOption[];
  onChange: (value: string) => void;
  /** Shown while nothing is chosen. */
  placeholder: string;
  searchHint: string;
  nothingFound: string;
  /** A remark on what is chosen. */
  note?: string;
  disabled?: boolean;
}

function contains(value: string, typed: string, keywords: string[] = []): number {
  const wanted = typed.trim().toLowerCase();
  return [value, ...keywords].some((text) => text.toLowerCase().includes(wanted)) ? 1 : 0;
}

/** One of very many, found by typing any part of its name. */
export function ChoicePicker(props: ChoicePickerProps) {
  const { value, options, onChange, placeholder, searchHint, nothingFound, note, disabled, ...control } =
    props;
  const [isOpen, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <button
          type="button"
          role="combobox"
          aria-expanded={isOpen}
          disabled={disabled}
          className={controlClass("flex h-8 items-center gap-2 text-left pointer-coarse:h-10")}
          {...control}
        >
          <span className="min-w-0 flex-1 truncate">{(chosen?.label ?? value) || placeholder}</span>
          {note ? <span className="text-xs whitespace-nowrap text-faint">{note}</span> : null}
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
          <Command filter={contains}>
            <Command.Input
              placeholder={searchHint}
              className="h-9 w-full border-b border-line bg-transparent px-3 text-sm outline-none pointer-coarse:h-11 pointer-coarse:text-[16px]"
            />
            <Command.List className="max-h-64 overflow-y-auto p-1">
              <Command.Empty className="px-2 py-4 text-center text-quiet">{nothingFound}</Command.Empty>
              {options.map((option) => (
                <Command.Item
                  key={option.value}
                  value={option.value}
                  keywords={[option.label, ...(option.keywords ?? [])]}
                  onSelect={() => {
                    onChange(option.value);
                    setOpen(false);
                  }}
                  className="flex h-7 cursor-default items-center gap-2 rounded-md px-2 text-sm data-[selected=true]:bg-selected pointer-coarse:h-10"
                >
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
                  {option.value === value ? <Check size={13} /> : null}
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
