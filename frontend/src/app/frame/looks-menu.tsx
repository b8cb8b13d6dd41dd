import { Contrast, Monitor, Moon, Sun } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuSeparator } from "@/components/ui/menu";
import { MenuChoice } from "@/components/ui/menu-choice";
import { setPalette, setTheme, useLooks } from "@/lib/theme";

const THEMES = [
  { value: "system", label: "As the system", icon: <Monitor size={14} /> },
  { value: "light", label: "Light", icon: <Sun size={14} /> },
  { value: "dark", label: "Dark", icon: <Moon size={14} /> },
] as const;

const PALETTES = [
  { value: "standard", label: "Standard" },
  { value: "colour-blind", label: "Colour-blind safe" },
] as const;

export function LooksMenu() {
  const { theme, palette } = useLooks();
  return (
    <Menu
      trigger={
        <IconButton label="Theme">
          <Contrast size={16} strokeWidth={1.75} />
        </IconButton>
      }
    >
      <MenuChoice label="Theme" value={theme} options={THEMES} onChange={setTheme} />
      <MenuSeparator />
      <MenuChoice label="State colours" value={palette} options={PALETTES} onChange={setPalette} />
    </Menu>
  );
}
