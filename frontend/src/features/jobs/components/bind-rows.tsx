import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { addBind, type BindDraft } from "../run/sandbox-draft";

interface BindRowsProps {
  binds: readonly BindDraft[];
  onChange: (binds: BindDraft[]) => void;
  /** What the server refused of the one at a place among those that have a path. */
  errorAt: (index: number) => string | undefined;
}

/** Folders of the machine that are shown inside. */
export function BindRows({ binds, onChange, errorAt }: BindRowsProps) {
  const change = (key: number, changes: Partial<BindDraft>) =>
    onChange(binds.map((bind) => (bind.key === key ? { ...bind, ...changes } : bind)));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">
        Folders of the machine<span className="ml-1.5 font-normal text-faint">optional</span>
      </legend>
      <p className="mb-1.5 text-xs text-faint">
        Shown inside at the same path. Only folders that the administrator has opened to sandboxes.
      </p>
      <div className="flex flex-col gap-1.5">
        {binds.map(({ key, path, writable }, at) => {
          const sentAt = binds.slice(0, at).filter((bind) => bind.path.trim() !== "").length;
          const error = path.trim() === "" ? undefined : errorAt(sentAt);
          return (
            <div key={key} role="group" aria-label={`Folder ${at + 1}`}>
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
                <Input
                  aria-label={`Path of folder ${at + 1}`}
                  aria-invalid={error ? true : undefined}
                  className="min-w-40 flex-1 font-mono text-xs"
                  placeholder="/srv/exports"
                  spellCheck={false}
                  autoCapitalize="off"
                  value={path}
                  onChange={({ target }) => change(key, { path: target.value })}
                />
                <span className="flex items-center gap-1.5">
                  <label className="flex items-center gap-2 whitespace-nowrap">
                    <Checkbox
                      checked={writable}
                      onCheckedChange={(checked) => change(key, { writable: checked === true })}
                    />
                    May write
                  </label>
                  <IconButton
                    label={`Remove ${path || "folder"}`}
                    onClick={() => onChange(binds.filter((bind) => bind.key !== key))}
                  >
                    <X size={14} />
                  </IconButton>
                </span>
              </div>
              {error ? (
                <p role="alert" className="mt-0.5 text-xs text-failed">
                  {error}
                </p>
              ) : null}
            </div>
          );
        })}
      </div>
      <Button size="sm" variant="ghost" className="-ml-2.5" onClick={() => onChange(addBind(binds))}>
        <Plus size={13} /> Add a folder
      </Button>
    </fieldset>
  );
}
