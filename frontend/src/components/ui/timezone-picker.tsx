import { Command } from "cmdk";
import { Check, ChevronsUpDown } from "lucide-react";
import { Popover } from "radix-ui";
import { useMemo, useState } from "react";
import { controlClass } from "@/components/ui/control-class";
import type { FieldControl } from "@/components/ui/field";
import { useNow } from "@/lib/clock";
import { ownTimezone, timezones, zoneOffset } from "@/lib/timezones";

interface TimezonePickerProps extends Partial<FieldControl> {
  value: string;
  onChange: (zone: string) => void;
}

const HOUR_MS = 3_600_000;

function contains(zone: string, typed: string, keywords: string[] = []): number {
  const wanted = typed.trim().toLowerCase();
  return [zone, ...keywords].some((text) => text.toLowerCase().includes(wanted)) ? 1 : 0;
}

/** One of the world's time zones, found by typing any part of its name. */
export function TimezonePicker({ value, onChange, ...control }: TimezonePickerProps) {
  const [isOpen, setOpen] = useState(false);
  const now = useNow(HOUR_MS);
  const zones = useMemo(() => {
    const first = ["UTC", ownTimezone(), value];
    return [...new Set([...first, ...timezones()])].filter((zone) => zone !== "");
  }, [value]);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <button
          type="button"
          role="combobox"
          aria-expanded={isOpen}
          className={controlClass("flex h-8 items-center gap-2 text-left pointer-coarse:h-10")}
          {...control}
        >
          <span className="min-w-0 flex-1 truncate">{value || "Choose a zone"}</span>
          <span className="text-xs whitespace-nowrap text-faint">{zoneOffset(value, now)}</span>
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
              placeholder="Type a city or a region"
              className="h-9 w-full border-b border-line bg-transparent px-3 text-sm outline-none pointer-coarse:h-11 pointer-coarse:text-[16px]"
            />
            <Command.List className="max-h-64 overflow-y-auto p-1">
              <Command.Empty className="px-2 py-4 text-center text-quiet">
                No zone has this name.
              </Command.Empty>
              {zones.map((zone) => (
                <Command.Item
                  key={zone}
                  value={zone}
                  keywords={[zone.replaceAll("_", " ")]}
                  onSelect={() => {
                    onChange(zone);
                    setOpen(false);
                  }}
                  className="flex h-7 cursor-default items-center gap-2 rounded-md px-2 text-sm data-[selected=true]:bg-selected pointer-coarse:h-10"
                >
                  <span className="min-w-0 flex-1 truncate">{zone}</span>
                  {zone === value ? <Check size={13} /> : null}
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
