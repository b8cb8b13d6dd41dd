import { Copy, Ellipsis, FileDown, MonitorPlay, Pencil, Settings2, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { toast } from "@/lib/toast";
import type { Dashboard } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, menuItemClass, MenuSeparator } from "@/components/ui/menu";
import { paths } from "@/config/paths";
import { problemText } from "@/lib/api-problem";
import type { Owner } from "@/lib/owners";
import { useCreateDashboard, useDeleteDashboard } from "../api/save-dashboard";
import { saveAsFile } from "../files";
import { SettingsDialog } from "./settings-dialog";

const UNDO_MS = 10_000;

export function EditButton({ onPress }: { onPress: () => void }) {
  return (
    <Button onClick={onPress}>
      <Pencil size={14} /> Arrange
    </Button>
  );
}

/** What can be done with a whole dashboard. */
export function DashboardMenu({ dashboard, owners }: { dashboard: Dashboard; owners: readonly Owner[] }) {
  const { id, name, may_change: mayChange, may_manage: mayManage } = dashboard;
  const [isAsking, setAsking] = useState(false);
  const navigate = useNavigate();
  const create = useCreateDashboard();
  const remove = useDeleteDashboard();
  const tell = (error: unknown) => toast.error(problemText(error));
  const copy = (as: string, words: string) =>
    create.mutate(
      { ...contentOf(dashboard), name: as },
      {
        onSuccess: (made) => {
          toast(words);
          void navigate(paths.dashboard(made.id));
        },
        onError: tell,
      },
    );
  const removeIt = () =>
    remove.mutate(id, {
      onSuccess: () => {
        void navigate(paths.dashboards);
        toast(`Deleted ${name}`, {
          duration: UNDO_MS,
          action: { label: "Undo", onClick: () => copy(name, `${name} is back`) },
        });
      },
      onError: tell,
    });
  return (
    <>
      <Menu
        trigger={
          <Button size="icon" variant="ghost" aria-label="More actions">
            <Ellipsis size={16} />
          </Button>
        }
      >
        <MenuItem asChild>
          <Link to={paths.kiosk(id)} className={menuItemClass}>
            <MonitorPlay size={14} /> Show on a wall
          </Link>
        </MenuItem>
        {mayChange ? (
          <MenuItem onSelect={() => setAsking(true)}>
            <Settings2 size={14} /> Name, times and sharing…
          </MenuItem>
        ) : null}
        <MenuItem onSelect={() => copy(`${name} (copy)`, `Made a copy of ${name}`)}>
          <Copy size={14} /> Duplicate
        </MenuItem>
        <MenuItem onSelect={() => saveAsFile(dashboard)}>
          <FileDown size={14} /> Export as a file
        </MenuItem>
        {mayManage ? (
          <>
            <MenuSeparator />
            <MenuItem isDestructive onSelect={removeIt}>
              <Trash2 size={14} /> Delete
            </MenuItem>
          </>
        ) : null}
      </Menu>
      {isAsking ? (
        <SettingsDialog dashboard={dashboard} owners={owners} onClose={() => setAsking(false)} />
      ) : null}
    </>
  );
}

function contentOf({ name, description, span, refresh_s, widgets }: Dashboard) {
  return { name, description, span, refresh_s, widgets };
}
