import { PanelLeft } from "lucide-react";
import { useState } from "react";
import { NavLink } from "react-router";
import { Brand } from "@/app/frame/brand";
import { type Destination, groupsOf } from "@/app/navigation";
import { IconButton } from "@/components/ui/icon-button";
import { Tooltip } from "@/components/ui/tooltip";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { readFlag, writeFlag } from "@/lib/remembered";

const KEY = "chronos.rail";

/** The places of the product, at the left; folds to icons. */
export function Rail({ places }: { places: readonly Destination[] }) {
  const [isNarrow, setNarrow] = useState(() => readFlag(KEY));
  const toggle = () => {
    setNarrow(!isNarrow);
    writeFlag(KEY, !isNarrow);
  };
  return (
    <nav
      aria-label="Places"
      data-print="hide"
      className={cn(
        "sticky top-0 hidden h-dvh shrink-0 flex-col border-r border-line bg-rail p-2 md:flex",
        isNarrow ? "w-13" : "w-48",
      )}
    >
      <Brand isNarrow={isNarrow} />
      <div className="mt-3 flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto">
        {groupsOf(places).map((group, at) => (
          <ul
            key={group[0]?.group}
            className={cn(
              "flex flex-col gap-0.5",
              at > 0 && "border-t border-line pt-3",
              // What is for few stands apart, at the bottom.
              group[0]?.group === "admin" && "mt-auto pb-1",
            )}
          >
            {group.map((place) => (
              <li key={place.to}>
                <Place place={place} isNarrow={isNarrow} />
              </li>
            ))}
          </ul>
        ))}
      </div>
      <IconButton
        label={isNarrow ? "Show words" : "Fold to icons"}
        aria-expanded={!isNarrow}
        onClick={toggle}
        className="mt-1 self-start"
      >
        <PanelLeft size={16} strokeWidth={1.75} />
      </IconButton>
    </nav>
  );
}

function Place({ place, isNarrow }: { place: Destination; isNarrow: boolean }) {
  const { to, word, icon: Icon, key } = place;
  return (
    <Tooltip content={isNarrow ? `${word} (g ${key})` : null} side="right">
      <NavLink
        to={to}
        end={to === paths.overview}
        aria-label={isNarrow ? word : undefined}
        className={({ isActive }) =>
          cn(
            "flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm outline-offset-[-2px]",
            isActive ? "bg-selected font-medium text-fg" : "text-quiet hover:bg-hover hover:text-fg",
          )
        }
      >
        <Icon size={16} strokeWidth={1.75} className="shrink-0" aria-hidden="true" />
        {isNarrow ? null : word}
      </NavLink>
    </Tooltip>
  );
}
