import { Contrast, Monitor, Moon, Sun } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuSeparator } from "@/components/ui/menu";
import { MenuChoice } from "@/components/ui/menu-choice";
import { setLooks, useLooks } from "@/lib/theme";

const THEMES = [
  { value: "system", label: "As the system", icon: <Monitor size={14} /> },
  { value: "light", label: "Light", icon: <Sun size={14} /> },
  { value: "dark", label: "Dark", icon: <Moon size={14} /> },
] as const;

const CONTRASTS = [
  { value: "system", label: "As the system" },
  { value: "standard", label: "Standard" },
  { value: "high", label: "High" },
] as const;

const PALETTES = [
  { value: "standard", label: "Standard" },
  { value: "colour-blind", label: "Colour-blind safe" },
] as const;

const DENSITIES = [
  { value: "comfortable", label: "Comfortable" },
  { value: "compact", label: "Compact" },
] as const;

const MOTIONS = [
  { value: "system", label: "As the system" },
  { value: "reduced", label: "As little as possible" },
] as const;

/** How the pages look in this browser. */
export function LooksMenu() {
  const { theme, contrast, palette, density, motion } = useLooks();
  return (
    <Menu
      trigger={
        <IconButton label="Looks">
          <Contrast size={16} strokeWidth={1.75} />
        </IconButton>
      }
    >
      <MenuChoice
        label="Theme"
        value={theme}
        options={THEMES}
        onChange={(next) => setLooks({ theme: next })}
      />
      <MenuSeparator />
      <MenuChoice
        label="Contrast"
        value={contrast}
        options={CONTRASTS}
        onChange={(next) => setLooks({ contrast: next })}
      />
      <MenuSeparator />
      <MenuChoice
        label="State colours"
        value={palette}
        options={PALETTES}
        onChange={(next) => setLooks({ palette: next })}
      />
      <MenuSeparator />
      <MenuChoice
        label="Rows"
        value={density}
        options={DENSITIES}
        onChange={(next) => setLooks({ density: next })}
      />
      <MenuSeparator />
      <MenuChoice
        label="Motion"
        value={motion}
        options={MOTIONS}
        onChange={(next) => setLooks({ motion: next })}
      />
    </Menu>
  );
}
