import type { ComponentType } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { planFields } from "./schema";
import type { SchemaFieldProps } from "./schema-field-props";

interface GroupFieldProps extends SchemaFieldProps {
  /** Draws the fields inside: handed down, since those may be groups again. */
  Nested: ComponentType<SchemaFieldProps>;
}

/** Fields that belong together; where the whole may be left out, a box says whether it is there. */
export function GroupField({ plan, root, value, onChange, errorAt, Nested }: GroupFieldProps) {
  const current = (value ?? {}) as Record<string, unknown>;
  const isThere = !plan.isNullable || (value !== null && value !== undefined);
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-medium">
        {plan.isNullable ? (
          <label className="flex items-center gap-2.5">
            <Checkbox
              checked={isThere}
              onCheckedChange={(checked) => onChange(checked === true ? {} : null)}
            />
            {plan.title}
          </label>
        ) : (
          plan.title
        )}
      </legend>
      {plan.description ? <p className="mt-0.5 text-xs text-faint">{plan.description}</p> : null}
      {isThere ? (
        <div className="mt-3 flex flex-col gap-3 border-l-2 border-line pl-4">
          {planFields(plan.schema, root).map((field) => (
            <Nested
              key={field.name}
              plan={field}
              root={root}
              value={current[field.name]}
              onChange={(next) => onChange({ ...current, [field.name]: next })}
              errorAt={(pointer) => errorAt(`/${field.name}${pointer}`)}
            />
          ))}
        </div>
      ) : null}
    </fieldset>
  );
}
