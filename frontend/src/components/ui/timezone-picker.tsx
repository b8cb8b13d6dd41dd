import { useMemo } from "react";
import { ChoicePicker } from "@/components/ui/choice-picker";
import type { FieldControl } from "@/components/ui/field";
import { useNow } from "@/lib/clock";
import { ownTimezone, timezones, zoneOffset } from "@/lib/timezones";

interface TimezonePickerProps extends Partial<FieldControl> {
  value: string;
  onChange: (zone: string) => void;
}

const HOUR_MS = 3_600_000;

/** One of the world's time zones, found by typing any part of its name. */
export function TimezonePicker({ value, onChange, ...control }: TimezonePickerProps) {
  const now = useNow(HOUR_MS);
  const options = useMemo(() => {
    const zones = new Set(["UTC", ownTimezone(), value, ...timezones()].filter((zone) => zone !== ""));
    return [...zones].map((zone) => ({ value: zone, label: zone, keywords: [zone.replaceAll("_", " ")] }));
  }, [value]);
  return (
    <ChoicePicker
      {...control}
      value={value}
      options={options}
      onChange={onChange}
      placeholder="Choose a zone"
      searchHint="Type a city or a region"
      nothingFound="No zone has this name."
      note={zoneOffset(value, now)}
    />
  );
}
