import type { TemplateVariable } from "@/api/types";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { variableWords } from "../variable-words";

interface VariableFieldProps {
  variable: TemplateVariable;
  value: string | number | boolean;
  error: string | undefined;
  onChange: (value: string | number | boolean) => void;
}

/** One value that a template leaves open. */
export function VariableField({ variable, value, error, onChange }: VariableFieldProps) {
  const { name, type, description, required, example } = variable;
  if (type === "boolean")
    return (
      <label className="flex items-start gap-2.5">
        <Checkbox
          className="mt-0.5"
          checked={value === true}
          onCheckedChange={(checked) => onChange(checked === true)}
        />
        <span>
          <span className="block text-sm font-medium">{variableWords(name)}</span>
          <span className="block text-xs text-faint">{description}</span>
        </span>
      </label>
    );
  const isNumber = type === "number";
  return (
    <Field label={variableWords(name)} hint={description} error={error} isOptional={!required}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          type={isNumber ? "number" : "text"}
          {...(isNumber ? { step: "any", inputMode: "decimal" as const, className: "max-w-40" } : {})}
          placeholder={example === null ? undefined : String(example)}
          value={Number.isNaN(value) ? "" : String(value)}
          onChange={({ target }) =>
            onChange(isNumber ? (target.value === "" ? Number.NaN : Number(target.value)) : target.value)
          }
        />
      )}
    </Field>
  );
}
