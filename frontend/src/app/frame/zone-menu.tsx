import { Globe } from "lucide-react";
import { useSearchParams } from "react-router";
import { buttonClass } from "@/components/ui/button-class";
import { Menu } from "@/components/ui/menu";
import { MenuChoice } from "@/components/ui/menu-choice";
import { Tooltip } from "@/components/ui/tooltip";
import { useNow } from "@/lib/clock";
import { zoneOffset } from "@/lib/timezones";
import { setZoneChoice, useMyZone, useZone, useZoneChoice, type ZoneChoice } from "@/lib/zone";
import { useZoneInUrl, ZONE_PARAMETER } from "@/app/frame/use-zone-in-url";

const HOUR_MS = 3_600_000;

/** In whose time every page tells. */
export function ZoneMenu() {
  const zone = useZone();
  const mine = useMyZone();
  const choice = useZoneChoice();
  const now = useNow(HOUR_MS);
  const [, setParameters] = useSearchParams();
  useZoneInUrl();
  const choose = (next: ZoneChoice) => {
    setZoneChoice(next);
    setParameters(
      (current) => {
        const changed = new URLSearchParams(current);
        changed.delete(ZONE_PARAMETER);
        if (next === "utc") changed.set(ZONE_PARAMETER, next);
        return changed;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  const options = [
    { value: "mine", label: `Mine: ${placeOf(mine)}, ${zoneOffset(mine, now)}` },
    { value: "utc", label: "UTC" },
  ] as const;
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`Times are shown in ${zone}`}
          className={buttonClass({ variant: "ghost" }, "px-2 font-normal")}
        >
          <Tooltip content={`Times are shown in ${zone}`} side="bottom">
            <span className="flex items-center gap-1.5">
              <Globe size={16} strokeWidth={1.75} aria-hidden="true" />
              <span className="hidden max-w-24 truncate text-xs lg:inline">{placeOf(zone)}</span>
            </span>
          </Tooltip>
        </button>
      }
    >
      <MenuChoice label="Times are shown in" value={choice} options={options} onChange={choose} />
    </Menu>
  );
}

/** `Paris` of `Europe/Paris`. */
function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
