import { Checkbox } from "@/components/ui/checkbox";
import { Field, type FieldControl } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { KeyValueEditor } from "@/components/ui/key-value-editor";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { cn } from "@/lib/cn";
import { GroupField } from "./group-field";
import { JsonInput } from "./json-input";
import { isReference } from "./schema";
import type { SchemaFieldProps } from "./schema-field-props";
import { usePairs } from "./use-pairs";
import { VariantField } from "./variant-field";

/** One property: its control, by what the schema says that it holds. */
export function SchemaField(props: SchemaFieldProps) {
  const { plan, value, onChange, errorAt } = props;
  if (plan.kind === "variants") return <VariantField {...props} Nested={SchemaField} />;
  if (plan.kind === "group") return <GroupField {...props} Nested={SchemaField} />;
  if (plan.kind === "pairs") return <PairsField {...props} />;
  if (plan.kind === "boolean")
    return (
      <label className="flex items-start gap-2.5">
        <Checkbox
          className="mt-0.5"
          checked={(value ?? plan.schema.default) === true}
          onCheckedChange={(checked) => onChange(checked === true)}
        />
        <span>
          <span className="font-medium">{plan.title}</span>
          {plan.description ? <span className="block text-xs text-faint">{plan.description}</span> : null}
        </span>
      </label>
    );
  return (
    <Field
      label={plan.title}
      hint={plan.description}
      error={errorAt("")}
      isOptional={!plan.isRequired && plan.isNullable}
    >
      {(control) => <Control {...props} control={control} />}
    </Field>
  );
}

function Control({ plan, value, onChange, control }: SchemaFieldProps & { control: FieldControl }) {
  const { kind, schema, isNullable, isRequired } = plan;
  const text = asText(value === undefined ? schema.default : value);
  const write = (typed: string) => onChange(typed === "" && isNullable ? null : typed);
  const shared = { ...control, required: isRequired, spellCheck: false, autoCapitalize: "off" };
  switch (kind) {
    case "command":
      return (
        <Textarea
          {...shared}
          rows={Math.min(14, Math.max(3, text.split("\n").length))}
          className="font-mono text-[12.5px]"
          value={text}
          onChange={({ target }) => write(target.value)}
        />
      );
    case "long_text":
      return (
        <Textarea
          {...shared}
          className="font-mono text-[12.5px]"
          value={text}
          onChange={({ target }) => write(target.value)}
        />
      );
    case "secret":
      return (
        <Input
          {...shared}
          type={isReference(text) ? "text" : "password"}
          autoComplete="off"
          value={text}
          onChange={({ target }) => write(target.value)}
        />
      );
    case "secret_text":
      return (
        <Textarea
          {...shared}
          autoComplete="off"
          className={cn("font-mono text-[12.5px]", !isReference(text) && "[-webkit-text-security:disc]")}
          value={text}
          onChange={({ target }) => write(target.value)}
        />
      );
    case "number": {
      const shown = value === undefined ? schema.default : value;
      return (
        <Input
          {...shared}
          type="number"
          step={schema.type === "integer" ? 1 : "any"}
          min={schema.minimum ?? schema.exclusiveMinimum}
          max={schema.maximum ?? schema.exclusiveMaximum}
          className="max-w-48"
          value={typeof shown === "number" ? shown : ""}
          onChange={({ target }) => onChange(target.value === "" ? undefined : Number(target.value))}
        />
      );
    }
    case "choice":
      return (
        <Select
          {...control}
          className="max-w-48"
          options={(schema.enum ?? []).map((option) => ({ value: String(option), label: String(option) }))}
          value={asText(value ?? schema.default)}
          onChange={({ target }) => onChange(schema.enum?.find((option) => String(option) === target.value))}
        />
      );
    case "lines":
      return (
        <Textarea
          {...shared}
          className="font-mono text-[12.5px]"
          value={linesOf(value ?? schema.default)}
          onChange={({ target }) => onChange(target.value === "" ? [] : target.value.split("\n"))}
        />
      );
    case "json":
      return <JsonInput {...control} value={value ?? schema.default} onChange={onChange} />;
    default:
      return (
        <Input
          {...shared}
          type={schema.format === "uri" ? "url" : "text"}
          value={text}
          onChange={({ target }) => write(target.value)}
        />
      );
  }
}

function asText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}

function linesOf(value: unknown): string {
  return Array.isArray(value) ? value.join("\n") : "";
}

function PairsField({ plan, value, onChange, errorAt }: SchemaFieldProps) {
  const [rows, setRows] = usePairs(value, onChange);
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{plan.title}</legend>
      <KeyValueEditor
        noun={plan.title.toLowerCase().replace(/s$/, "")}
        rows={rows}
        onChange={setRows}
        errorAt={(name) => errorAt(`/${name}`)}
      />
      {errorAt("") && rows.every(([name]) => !errorAt(`/${name}`)) ? (
        <p role="alert" className="mt-1 text-xs text-failed">
          {errorAt("")}
        </p>
      ) : null}
    </fieldset>
  );
}
