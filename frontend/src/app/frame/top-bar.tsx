import { Search } from "lucide-react";
import type { User } from "@/api/types";
import { ConnectionDot } from "@/app/frame/connection-dot";
import { LooksMenu } from "@/app/frame/looks-menu";
import { PersonMenu } from "@/app/frame/person-menu";
import { ZoneMenu } from "@/app/frame/zone-menu";
import { BrandMark } from "@/components/ui/brand-mark";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Bell } from "@/features/notifications/components/bell";

interface TopBarProps {
  user: User;
  openPalette: () => void;
  openHelp: () => void;
}

const isMac = /\bMac OS X\b|\biPad\b/.test(navigator.userAgent);

export function TopBar({ user, openPalette, openHelp }: TopBarProps) {
  return (
    <header
      data-print="hide"
      className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b border-line bg-page px-4 md:px-8"
    >
      <BrandMark className="size-5 md:hidden" />
      <button
        type="button"
        onClick={openPalette}
        className="hidden h-8 w-72 items-center gap-2 rounded-md border border-line px-2.5 text-sm text-faint hover:border-line-strong hover:text-quiet md:flex"
      >
        <Search size={14} aria-hidden="true" />
        <span className="flex-1 text-left">Search or do anything</span>
        <Kbd>{isMac ? "⌘K" : "Ctrl K"}</Kbd>
      </button>
      <div className="flex-1" />
      <ConnectionDot />
      <IconButton label="Search or do anything" className="md:hidden" onClick={openPalette}>
        <Search size={18} strokeWidth={1.75} />
      </IconButton>
      <Bell />
      <ZoneMenu />
      <LooksMenu />
      <PersonMenu user={user} openHelp={openHelp} />
    </header>
  );
}
