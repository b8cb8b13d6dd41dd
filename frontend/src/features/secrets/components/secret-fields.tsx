import { Eye, EyeOff, Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { cn } from "@/lib/cn";
import { VALUE } from "../reference";
import { addField, type FieldDraft, nameProblem, valueProblem } from "../secret-draft";

interface SecretFieldsProps {
  fields: readonly FieldDraft[];
  onChange: (fields: FieldDraft[]) => void;
  errorAt: (pointer: string) => string | undefined;
}

const MOST_FIELDS = 20;

/** The values of a secret as they are typed: covered unless asked, lines kept. */
export function SecretFields({ fields, onChange, errorAt }: SecretFieldsProps) {
  const [isShown, setShown] = useState(false);
  const isSingle = fields.length === 1 && fields[0]?.name === VALUE;
  const change = (id: number, part: Partial<FieldDraft>) =>
    onChange(fields.map((field) => (field.id === id ? { ...field, ...part } : field)));
  return (
    <div className="flex flex-col gap-3">
      {fields.map((field) => (
        <div key={field.id} className={cn(!isSingle && "rounded-md border border-line p-2.5")}>
          {isSingle ? null : (
            <div className="mb-2 flex items-end gap-2">
              <Field
                label="Field"
                className="flex-1"
                error={nameProblem(
                  field.name,
                  fields.filter((other) => other !== field).map(({ name }) => name),
                )}
              >
                {(control) => (
                  <Input
                    {...control}
                    required
                    autoCapitalize="off"
                    autoComplete="off"
                    spellCheck={false}
                    placeholder="password"
                    value={field.name}
                    onChange={({ target }) => change(field.id, { name: target.value.trim() })}
                  />
                )}
              </Field>
              {fields.length > 1 ? (
                <IconButton
                  label={`Remove the field ${field.name}`}
                  onClick={() => onChange(fields.filter((other) => other !== field))}
                >
                  <X size={16} />
                </IconButton>
              ) : null}
            </div>
          )}
          <Field
            label="Value"
            hint="Line breaks are kept."
            error={
              valueProblem(field.value) ??
              errorAt(`/fields/${field.name}`) ??
              (isSingle ? errorAt("/value") : undefined)
            }
          >
            {(control) => (
              <Textarea
                {...control}
                required
                rows={field.value.includes("\n") ? 6 : 2}
                autoCapitalize="off"
                autoComplete="off"
                autoCorrect="off"
                spellCheck={false}
                data-1p-ignore=""
                data-lpignore="true"
                value={field.value}
                onChange={({ target }) => change(field.id, { value: target.value })}
                className={cn("font-mono text-[12.5px]", !isShown && "[-webkit-text-security:disc]")}
              />
            )}
          </Field>
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button variant="ghost" size="sm" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? <EyeOff size={14} aria-hidden="true" /> : <Eye size={14} aria-hidden="true" />}
          {isShown ? "Cover what is typed" : "Show what is typed"}
        </Button>
        {fields.length < MOST_FIELDS ? (
          <Button variant="ghost" size="sm" onClick={() => onChange(addField(fields))}>
            <Plus size={14} aria-hidden="true" />
            Another field
          </Button>
        ) : null}
      </div>
    </div>
  );
}
