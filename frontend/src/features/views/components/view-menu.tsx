import { Bookmark, ChevronDown, Pencil, Plus, Save, Trash2, Users } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { toast } from "@/lib/toast";
import type { SavedView, ViewPage } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { problemText } from "@/lib/api-problem";
import { useChangeView } from "../api/save-view";
import { useCurrentView } from "../use-current-view";
import { useRemoveView } from "../use-remove-view";
import { ViewDialog } from "./view-dialog";

/** The saved views of a page: opens one, saves what the page shows as one. What the page shows is in its address. */
export function ViewMenu({ page }: { page: ViewPage }) {
  const { address, views, isLoading, isError, current, left, noteOpened } = useCurrentView(page);
  const [asked, setAsked] = useState<"new" | SavedView | null>(null);
  const navigate = useNavigate();
  const change = useChangeView();
  const remove = useRemoveView();
  const open = (view: SavedView) => {
    noteOpened(view);
    void navigate({ search: view.address });
  };
  const update = (view: SavedView) =>
    change.mutate(
      { id: view.id, address },
      {
        onSuccess: () => toast(`“${view.name}” shows this now`),
        onError: (error) => toast.error(problemText(error)),
      },
    );
  return (
    <>
      <Menu
        trigger={
          <Button className="max-w-60" aria-label={current ? `Views: ${current.name}` : "Views"}>
            <Bookmark size={14} />
            <span className="truncate">{current?.name ?? "Views"}</span>
            <ChevronDown size={14} className="text-quiet" />
          </Button>
        }
      >
        <div className="max-h-72 max-w-80 overflow-y-auto">
          {views.length === 0 ? (
            <p className="px-2 py-1.5 text-quiet">{emptyWords(isLoading, isError)}</p>
          ) : (
            views.map((view) => (
              <MenuItem
                key={view.id}
                onSelect={() => open(view)}
                aria-current={view.id === current?.id ? "true" : undefined}
                className="aria-[current=true]:font-medium"
              >
                <span className="min-w-0 flex-1 truncate">{view.name}</span>
                {view.shared_with === null ? null : <Users size={13} aria-label="Shared with a team" />}
              </MenuItem>
            ))
          )}
        </div>
        <MenuSeparator />
        {left?.may_change ? (
          <MenuItem onSelect={() => update(left)}>
            <Save size={14} /> <span className="max-w-64 truncate">Update “{left.name}” to this</span>
          </MenuItem>
        ) : null}
        {current?.may_change ? (
          <>
            <MenuItem onSelect={() => setAsked(current)}>
              <Pencil size={14} /> Rename or share…
            </MenuItem>
            <MenuItem isDestructive onSelect={() => remove(current)}>
              <Trash2 size={14} /> <span className="max-w-64 truncate">Delete “{current.name}”</span>
            </MenuItem>
          </>
        ) : (
          <MenuItem disabled={address === ""} onSelect={() => setAsked("new")}>
            <Plus size={14} /> {address === "" ? "Filter first, then save it here" : "Save this view…"}
          </MenuItem>
        )}
      </Menu>
      {asked === null ? null : (
        <ViewDialog
          page={page}
          address={address}
          {...(asked === "new" ? {} : { view: asked })}
          onClose={() => setAsked(null)}
          onSaved={noteOpened}
        />
      )}
    </>
  );
}

function emptyWords(isLoading: boolean, isError: boolean): string {
  if (isLoading) return "Loading…";
  return isError ? "The views could not be loaded." : "No saved views yet.";
}
