import type { ReactNode } from "react";
import { OwnerSelect } from "@/components/ui/owner-select";
import { TagsInput } from "@/components/ui/tags-input";
import type { Owner } from "@/lib/owners";
import type { ChangeScope, Scope } from "../scope";

interface ScopeBarProps {
  scope: Scope;
  owners: readonly Owner[];
  /** The field for a job, which other parts of the application know. */
  jobField: ReactNode;
  onChange: ChangeScope;
}

/** Whose executions the page tells of. */
export function ScopeBar({ scope, owners, jobField, onChange }: ScopeBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 pb-5" data-print="hide">
      <OwnerSelect
        label="Owner"
        value={scope.ownerId}
        owners={owners}
        all="Everybody’s"
        onChange={(owner) => onChange({ owner })}
        className="w-40 max-sm:w-full"
      />
      <div className="w-60 max-sm:w-full">{jobField}</div>
      <div className="w-72 max-sm:w-full">
        <TagsInput
          value={scope.tags}
          onChange={(tag) => onChange({ tag })}
          placeholder="With all of these tags"
          aria-label="Tags"
        />
      </div>
    </div>
  );
}
