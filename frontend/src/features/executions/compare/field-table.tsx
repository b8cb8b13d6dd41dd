import { useState } from "react";
import type { FieldComparison } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Columns } from "./columns";
import { fieldLabel, fieldValue, sortFields } from "./field-words";

/** Facts of both, what differs first; what is alike on demand. */
export function FieldTable({ fields }: { fields: readonly FieldComparison[] }) {
  const [isWhole, setWhole] = useState(false);
  const { different, same } = sortFields(fields);
  const shown = isWhole ? [...different, ...same] : different;
  return (
    <>
      {shown.length > 0 ? (
        <Columns
          rows={shown.map((field) => ({
            key: field.name,
            label: fieldLabel(field.name),
            left: fieldValue(field.name, field.left),
            right: fieldValue(field.name, field.right),
            differs: field.differs,
          }))}
        />
      ) : (
        <p className="py-2 text-sm text-quiet">Nothing that counts differs.</p>
      )}
      {same.length > 0 ? (
        <Button
          variant="ghost"
          size="sm"
          className="mt-1 -ml-2"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? "Hide" : "Show"} the {same.length} that are alike
        </Button>
      ) : null}
    </>
  );
}
