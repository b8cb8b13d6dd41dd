import { History, PencilLine, Trash2 } from "lucide-react";
import type { Variable } from "@/api/types";
import { IconButton } from "@/components/ui/icon-button";
import { Time } from "@/components/ui/time";
import { variableReference } from "../reference";
import { valueWords } from "../variable-draft";
import { ReferenceCode } from "./reference-code";
import { UsedBy } from "./used-by";

interface VariableRowProps {
  variable: Variable;
  canEdit: boolean;
  onEdit: () => void;
  onHistory: () => void;
  onRemove: () => void;
}

/** A variable with its value, how jobs name it, and which do. */
export function VariableRow({ variable, canEdit, onEdit, onHistory, onRemove }: VariableRowProps) {
  const { key, value, description, version, updated_at: updatedAt } = variable;
  const words = valueWords(value);
  return (
    <li data-row="" className="flex items-start gap-3 border-b border-line px-1 py-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-medium [overflow-wrap:anywhere]">{key}</span>
          {description ? <span className="min-w-0 text-quiet">{description}</span> : null}
        </p>
        <p className="flex flex-wrap items-center gap-x-4">
          <span className="max-w-full min-w-0 truncate font-mono text-[12.5px]" title={words}>
            {words === "" ? <span className="font-sans text-faint">empty</span> : words}
          </span>
          <ReferenceCode text={variableReference(key)} />
        </p>
        <p className="text-xs">
          <UsedBy jobs={variable.used_by} />
          <span className="text-faint">
            {` · version ${version}, `}
            <Time value={updatedAt} />
          </span>
        </p>
      </div>
      <span className="flex">
        <IconButton label={`What ${key} was`} size="icon-sm" onClick={onHistory}>
          <History size={14} />
        </IconButton>
        {canEdit ? (
          <>
            <IconButton label={`Change ${key}`} size="icon-sm" onClick={onEdit}>
              <PencilLine size={14} />
            </IconButton>
            <IconButton label={`Delete ${key}`} size="icon-sm" onClick={onRemove}>
              <Trash2 size={14} />
            </IconButton>
          </>
        ) : null}
      </span>
    </li>
  );
}
