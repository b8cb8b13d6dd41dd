import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Role } from "../types";
import { ROLES } from "../users/words";
import type { ProviderDraft } from "./providers";

interface GroupRolesProps {
  rows: ProviderDraft["groups"];
  error: string | undefined;
  onChange: (rows: ProviderDraft["groups"]) => void;
}

/** Which role a group gives, at each log-in; the highest counts. */
export function GroupRoles({ rows, error, onChange }: GroupRolesProps) {
  const change = (at: number, row: readonly [string, Role]) =>
    onChange(rows.map((other, index) => (index === at ? row : other)));
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">
        Roles by group <span className="ml-1 font-normal text-faint">optional</span>
      </legend>
      <div className="flex flex-col gap-1.5">
        {rows.map(([group, role], at) => (
          <div key={at} className="flex gap-1.5">
            <Input
              aria-label={`Group ${at + 1}`}
              className="flex-1"
              spellCheck={false}
              value={group}
              onChange={({ target }) => change(at, [target.value, role])}
            />
            <Select
              aria-label={`Role of group ${at + 1}`}
              className="w-40"
              options={ROLES}
              value={role}
              onChange={({ target }) => change(at, [group, target.value as Role])}
            />
            <IconButton
              label={`Remove ${group || "the group"}`}
              onClick={() => onChange(rows.filter((_, index) => index !== at))}
            >
              <X size={14} />
            </IconButton>
          </div>
        ))}
        <Button
          size="sm"
          variant="ghost"
          className="-ml-2.5 self-start"
          onClick={() => onChange([...rows, ["", "developer"]])}
        >
          <Plus size={13} /> Add a group
        </Button>
      </div>
      {error ? (
        <p role="alert" className="mt-1 text-xs text-failed">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
