import { PencilLine, Trash2 } from "lucide-react";
import type { Secret } from "@/api/types";
import { IconButton } from "@/components/ui/icon-button";
import { Time } from "@/components/ui/time";
import { secretReference } from "../reference";
import { ReferenceCode } from "./reference-code";
import { UsedBy } from "./used-by";

interface SecretRowProps {
  secret: Secret;
  canEdit: boolean;
  /** False without a key to encrypt with. */
  canWrite: boolean;
  onReplace: () => void;
  onRemove: () => void;
}

/** What may be known of a secret: how jobs name it, which do, and when it was written. */
export function SecretRow({ secret, canEdit, canWrite, onReplace, onRemove }: SecretRowProps) {
  const { name, description, fields, updated_at: updatedAt } = secret;
  return (
    <li data-row="" className="flex items-start gap-3 border-b border-line px-1 py-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
          {description ? <span className="min-w-0 text-quiet">{description}</span> : null}
        </p>
        <p className="flex flex-wrap gap-x-4">
          {fields.map((field) => (
            <ReferenceCode key={field} text={secretReference(name, field)} />
          ))}
        </p>
        <p className="text-xs">
          <UsedBy jobs={secret.used_by} />
          <span className="text-faint">
            {" · written "}
            <Time value={updatedAt} />
          </span>
        </p>
      </div>
      {canEdit ? (
        <span className="flex">
          {canWrite ? (
            <IconButton label={`Replace the values of ${name}`} size="icon-sm" onClick={onReplace}>
              <PencilLine size={14} />
            </IconButton>
          ) : null}
          <IconButton label={`Delete ${name}`} size="icon-sm" onClick={onRemove}>
            <Trash2 size={14} />
          </IconButton>
        </span>
      ) : null}
    </li>
  );
}
