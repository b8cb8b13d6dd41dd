import { Clock, FileDown, LogOut, type LucideIcon, MousePointerClick, Plus, Variable } from "lucide-react";
import { CircleHelp, Contrast, Globe, Monitor, Moon, Pause, Play, Rows3, Sun } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { pageActions } from "@/app/frame/page-actions";
import type { PaletteCommand } from "@/app/frame/palette-group";
import type { Destination } from "@/app/navigation";
import type { Permission } from "@/api/types";
import { paths } from "@/config/paths";
import { useLogout } from "@/features/auth/api/log-out";
import { useMay } from "@/features/auth/api/get-me";
import { usePauseCommand } from "@/features/pause/components/use-pause-command";
import { readRecents } from "@/lib/recents";
import { setLooks, setTheme } from "@/lib/theme";
import { setZoneChoice } from "@/lib/zone";

export interface FoundCommand extends PaletteCommand {
  /** Found by these words, too. */
  also: string;
  needs?: Permission;
}

interface Offers {
  recents: readonly FoundCommand[];
  /** What the page in sight offers. */
  here: readonly FoundCommand[];
  places: readonly FoundCommand[];
  deeds: readonly FoundCommand[];
}

interface Wanted {
  isOpen: boolean;
  places: readonly Destination[];
  canPause: boolean;
  openHelp: () => void;
}

/** All that the palette can do beside opening and running jobs. */
export function usePaletteCommands({ isOpen, places, canPause, openHelp }: Wanted) {
  const navigate = useNavigate();
  const logout = useLogout();
  const may = useMay();
  const { command: pause, dialog } = usePauseCommand(canPause);
  const inSight = useInSight(isOpen);
  const go = (to: string) => () => void navigate(to);
  const deed = (word: string, icon: LucideIcon, act: () => void, also = ""): FoundCommand => ({
    word,
    icon,
    act,
    also,
  });
  const all: FoundCommand[] = [
    { ...deed("New job", Plus, go(paths.newJob), "create write add"), needs: "job:create" },
    { ...deed("Import a crontab", FileDown, go(paths.import), "create add"), needs: "job:create" },
    ...(pause ? [deed(pause.word, pause.isPause ? Pause : Play, pause.act, "stop start maintenance")] : []),
    deed("Variables", Variable, go(paths.variables), "go to values environment"),
    deed("Light theme", Sun, () => setTheme("light"), "looks"),
    deed("Dark theme", Moon, () => setTheme("dark"), "looks"),
    deed("Theme as the system", Monitor, () => setTheme("system"), "looks"),
    deed("High contrast", Contrast, () => setLooks({ contrast: "high" }), "looks theme"),
    deed("Standard contrast", Contrast, () => setLooks({ contrast: "standard" }), "looks theme"),
    deed("Compact rows", Rows3, () => setLooks({ density: "compact" }), "looks density"),
    deed("Comfortable rows", Rows3, () => setLooks({ density: "comfortable" }), "looks density"),
    deed("Times in UTC", Globe, () => setZoneChoice("utc"), "time zone"),
    deed("Times in my zone", Globe, () => setZoneChoice("mine"), "time zone"),
    deed("Keyboard shortcuts", CircleHelp, openHelp, "help"),
    deed("Log out", LogOut, () => logout.mutate(), "sign out"),
  ];
  const offers: Offers = {
    ...inSight.offers(go),
    places: places.map(({ to, word, icon, key }) => ({
      ...deed(word, icon, go(to), "go to"),
      note: `g ${key}`,
    })),
    deeds: all.filter(({ needs }) => needs === undefined || may(needs)),
  };
  return { offers, dialog };
}

/** What the page offered, and what was looked at, when the palette was opened. */
function useInSight(isOpen: boolean) {
  const [wasOpen, setWasOpen] = useState(false);
  const [found, setFound] = useState(() => ({ recents: readRecents(), actions: pageActions() }));
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    if (isOpen) setFound({ recents: readRecents(), actions: pageActions() });
  }
  return {
    offers: (go: (to: string) => () => void) => ({
      recents: found.recents.map(({ to, word }) => ({ word, icon: Clock, act: go(to), also: "recent" })),
      here: found.actions.map((action) => ({ ...action, icon: MousePointerClick, also: "this page" })),
    }),
  };
}
