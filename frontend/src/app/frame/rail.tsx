import { PanelLeft } from "lucide-react";
import { useState } from "react";
import { NavLink } from "react-router";
import { Brand } from "@/app/frame/brand";
import type { Destination } from "@/app/navigation";
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
      <ul className="mt-3 flex flex-1 flex-col gap-0.5">
        {places.map(({ to, word, icon: Icon, key, needs }) => (
          // What is for few stands apart, at the bottom.
          <li key={to} className={needs === undefined ? undefined : "mt-auto pb-1"}>
            <Tooltip content={isNarrow ? `${word} (g ${key})` : null} side="right">
              <NavLink
                to={to}
                end={to === paths.overview}
                aria-label={isNarrow ? word : undefined}
                className={({ isActive }) =>
                  cn(
                    "flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm",
                    isActive ? "bg-selected font-medium text-fg" : "text-quiet hover:bg-hover hover:text-fg",
                  )
                }
              >
                <Icon size={16} strokeWidth={1.75} className="shrink-0" aria-hidden="true" />
                {isNarrow ? null : word}
              </NavLink>
            </Tooltip>
          </li>
        ))}
      </ul>
      <IconButton
        label={isNarrow ? "Show words" : "Fold to icons"}
        aria-expanded={!isNarrow}
        onClick={toggle}
        className="self-start"
      >
        <PanelLeft size={16} strokeWidth={1.75} />
      </IconButton>
    </nav>
  );
}
