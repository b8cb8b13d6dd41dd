import { BookOpen, Keyboard, LogOut, UserRound } from "lucide-react";
import { Link } from "react-router";
import type { User } from "@/api/types";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { paths } from "@/config/paths";
import { useLogout } from "@/features/auth/api/log-out";

export function PersonMenu({ user, openHelp }: { user: User; openHelp: () => void }) {
  const logout = useLogout();
  return (
    <Menu
      trigger={
        <IconButton label={user.name || user.email}>
          <UserRound size={16} strokeWidth={1.75} />
        </IconButton>
      }
    >
      <div className="px-2 py-1.5">
        <div className="font-medium">{user.name || user.email}</div>
        <div className="text-xs text-faint">
          {user.email} · {user.role}
        </div>
      </div>
      <MenuSeparator />
      <MenuItem asChild>
        <Link to={paths.account}>
          <UserRound size={14} /> Your account
        </Link>
      </MenuItem>
      <MenuItem onSelect={openHelp}>
        <Keyboard size={14} /> Keyboard shortcuts
      </MenuItem>
      <MenuItem asChild>
        <a href={paths.apiDocs} target="_blank" rel="noreferrer">
          <BookOpen size={14} /> API reference
        </a>
      </MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => logout.mutate()}>
        <LogOut size={14} /> Log out
      </MenuItem>
    </Menu>
  );
}
