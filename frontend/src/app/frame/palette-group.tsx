import { Command } from "cmdk";
import type { LucideIcon } from "lucide-react";
import { PaletteItem } from "@/app/frame/palette-item";

export interface PaletteCommand {
  word: string;
  icon: LucideIcon;
  note?: string;
  act: () => void;
}

interface PaletteGroupProps {
  heading: string;
  commands: readonly PaletteCommand[];
  /** Closes the palette, then acts. */
  run: (act: () => void) => void;
}

/** Commands under a heading; nothing when none fits. */
export function PaletteGroup({ heading, commands, run }: PaletteGroupProps) {
  if (commands.length === 0) return null;
  return (
    <Command.Group heading={heading}>
      {commands.map(({ word, icon: Icon, note, act }, at) => (
        // Two things may have the same name.
        <PaletteItem
          key={`${word} ${at}`}
          value={`${heading} ${word} ${at}`}
          icon={<Icon size={14} />}
          note={note}
          onSelect={() => run(act)}
        >
          {word}
        </PaletteItem>
      ))}
    </Command.Group>
  );
}
