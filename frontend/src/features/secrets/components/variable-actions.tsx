import { MoreHorizontal, Plus } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";
import type { VariableFormat } from "@/api/types";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { problemText } from "@/lib/api-problem";
import { saveText } from "@/lib/save-text";
import { exportVariables } from "../api/variables";
import type { Place } from "../place";
import { ImportDialog } from "./import-dialog";

interface VariableActionsProps {
  place: Place;
  canEdit: boolean;
  hasAny: boolean;
  onNew: () => void;
}

const FILES: Record<VariableFormat, string> = { json: "variables.json", env: "variables.env" };

/** What can be done with all variables at once, and a new one. */
export function VariableActions({ place, canEdit, hasAny, onNew }: VariableActionsProps) {
  const [isImporting, setImporting] = useState(false);
  const download = (format: VariableFormat) => {
    exportVariables(format, place).then(
      ({ text }) => saveText(FILES[format], text),
      (error: unknown) => toast.error("The variables were not exported", { description: problemText(error) }),
    );
  };
  return (
    <span className="flex items-center gap-2">
      {canEdit || hasAny ? (
        <Menu
          trigger={
            <IconButton label="Import and export">
              <MoreHorizontal size={16} />
            </IconButton>
          }
        >
          {canEdit ? <MenuItem onSelect={() => setImporting(true)}>Import…</MenuItem> : null}
          <MenuItem disabled={!hasAny} onSelect={() => download("json")}>
            Export as JSON
          </MenuItem>
          <MenuItem disabled={!hasAny} onSelect={() => download("env")}>
            Export as KEY=value lines
          </MenuItem>
        </Menu>
      ) : null}
      {canEdit ? (
        <Button variant="primary" onClick={onNew}>
          <Plus size={15} /> New variable
        </Button>
      ) : null}
      {isImporting ? <ImportDialog place={place} onClose={() => setImporting(false)} /> : null}
    </span>
  );
}
