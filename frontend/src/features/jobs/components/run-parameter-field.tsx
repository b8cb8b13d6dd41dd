import type { Parameter } from "@/api/types";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { valueWords } from "../run/parameter-words";

interface RunParameterFieldProps {
  parameter: Parameter;
  /** As text; empty for none. */
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

const YES_OR_NO = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

/** One value that an execution is given. */
export function RunParameterField({ parameter, value, onChange, error }: RunParameterFieldProps) {
  const { name, type = "text", description, default: usual, required = false, choices = [] } = parameter;
  const hasDefault = usual !== undefined && usual !== null;
  const isListed = type === "boolean" || type === "choice";
  const options =
    type === "boolean" ? YES_OR_NO : choices.map((choice) => ({ value: choice, label: choice }));
  const empty = required ? "Choose…" : "Not stated";
  return (
    <Field
      label={name}
      hint={[description, hasDefault ? `Usually ${valueWords(usual)}.` : ""].filter(Boolean).join(" ")}
      error={error}
      isOptional={!required && !hasDefault}
    >
      {(control) =>
        isListed ? (
          <Select
            {...control}
            options={hasDefault ? options : [{ value: "", label: empty }, ...options]}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        ) : (
          <Input
            {...control}
            type={type === "number" ? "number" : "text"}
            {...(type === "number" ? { step: "any" } : { spellCheck: false })}
            required={required}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        )
      }
    </Field>
  );
}
