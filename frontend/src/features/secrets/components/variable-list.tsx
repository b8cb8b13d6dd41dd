import { useState } from "react";
import type { Variable } from "@/api/types";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { countOf } from "@/lib/format";
import { useVariables } from "../api/variables";
import type { Place } from "../place";
import { RemoveDialog } from "./remove-dialog";
import { VariableActions } from "./variable-actions";
import { VariableDialog } from "./variable-dialog";
import { VariableHistory } from "./variable-history";
import { VariableRow } from "./variable-row";

interface VariableListProps {
  place: Place;
  canEdit: boolean;
}

type Open =
  { act: "edit"; variable: Variable | null } | { act: "history" | "remove"; variable: Variable } | null;

/** The variables with their values, and what can be done with them. */
export function VariableList({ place, canEdit }: VariableListProps) {
  const { data, error, refetch } = useVariables(place);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  if (!data)
    return error ? (
      <ErrorState what="The variables" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={4} className="h-16" />
    );
  return (
    <>
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2 border-b border-line pb-2">
        <span className="text-sm text-quiet">{countOf(data.total, "variable")}</span>
        <VariableActions
          place={place}
          canEdit={canEdit}
          hasAny={data.total > 0}
          onNew={() => setOpen({ act: "edit", variable: null })}
        />
      </div>
      {data.items.length === 0 ? (
        <EmptyState title="No variables yet">
          Keep here what several jobs share, such as a region or the address of a server. Jobs can change
          variables while they run.
        </EmptyState>
      ) : (
        <ul aria-label="Variables">
          {data.items.map((variable) => (
            <VariableRow
              key={variable.key}
              variable={variable}
              canEdit={canEdit}
              onEdit={() => setOpen({ act: "edit", variable })}
              onHistory={() => setOpen({ act: "history", variable })}
              onRemove={() => setOpen({ act: "remove", variable })}
            />
          ))}
        </ul>
      )}
      {open?.act === "edit" ? (
        <VariableDialog
          variable={open.variable}
          place={place}
          taken={data.items.map(({ key }) => key)}
          onClose={close}
        />
      ) : null}
      {open?.act === "history" ? (
        <VariableHistory variable={open.variable} place={place} onClose={close} />
      ) : null}
      {open?.act === "remove" ? (
        <RemoveDialog
          removal={{ kind: "variable", name: open.variable.key, place }}
          usedBy={open.variable.used_by}
          onClose={close}
        />
      ) : null}
    </>
  );
}
