import { Command } from "cmdk";
import type { ReactNode } from "react";

interface PaletteItemProps {
  value: string;
  icon: ReactNode;
  /** A quiet remark at the right. */
  note?: string | undefined;
  children: string;
  onSelect: () => void;
}

export function PaletteItem({ value, icon, note, children, onSelect }: PaletteItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-selected pointer-coarse:h-11 [&_svg]:shrink-0 [&_svg]:text-quiet"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {note ? <span className="max-w-[45%] truncate text-xs text-faint">{note}</span> : null}
    </Command.Item>
  );
}
