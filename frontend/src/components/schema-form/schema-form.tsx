import type { JsonSchema } from "@/api/types";
import { isDefault } from "./is-default";
import { isMain, planFields } from "./schema";
import { SchemaField } from "./schema-field";

interface SchemaFormProps {
  schema: JsonSchema;
  /** Where references are looked up; the whole document. */
  root?: JsonSchema;
  value: Record<string, unknown>;
  onChange: (value: Record<string, unknown>) => void;
  /** What is wrong at a pointer below this form, such as `/command`. */
  errorAt: (pointer: string) => string | undefined;
}

/** A form drawn from a JSON schema; what most leave alone waits behind "More settings". */
export function SchemaForm({ schema, root = schema, value, onChange, errorAt }: SchemaFormProps) {
  const plans = planFields(schema, root);
  const main = plans.filter(isMain);
  const optional = plans.filter((plan) => !isMain(plan));
  const isTouched = optional.some(
    ({ name, schema: { default: usual } }) =>
      !isDefault(value[name], usual) || errorAt(`/${name}`) !== undefined,
  );
  const draw = (part: typeof plans) =>
    part.map((plan) => (
      <SchemaField
        key={plan.name}
        plan={plan}
        root={root}
        value={value[plan.name]}
        onChange={(next) => onChange({ ...value, [plan.name]: next })}
        errorAt={(pointer) => errorAt(`/${plan.name}${pointer}`)}
      />
    ));
  return (
    <div className="flex flex-col gap-4">
      {draw(main)}
      {optional.length === 0 ? null : main.length === 0 ? (
        draw(optional)
      ) : (
        <details open={isTouched} className="group">
          <summary className="w-fit cursor-pointer rounded-sm text-sm text-quiet hover:text-fg">
            More settings
          </summary>
          <div className="mt-3 flex flex-col gap-4">{draw(optional)}</div>
        </details>
      )}
    </div>
  );
}
