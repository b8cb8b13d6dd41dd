import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TagsInput } from "@/components/ui/tags-input";
import { Textarea } from "@/components/ui/textarea";
import type { FormPartProps } from "./form-part-props";

export function BasicsFields({ draft, set, errorAt }: FormPartProps) {
  return (
    <div className="flex flex-col gap-4">
      <Field label="Name" error={errorAt("/name")}>
        {(control) => (
          <Input
            {...control}
            required
            autoComplete="off"
            placeholder="nightly backup"
            value={draft.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        )}
      </Field>
      <Field label="Description" error={errorAt("/description")} isOptional>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            placeholder="What it is for, and whom to ask"
            value={draft.description}
            onChange={({ target }) => set({ description: target.value })}
          />
        )}
      </Field>
      <Field label="Tags" error={errorAt("/tags")} isOptional>
        {(control) => <TagsInput {...control} value={draft.tags} onChange={(tags) => set({ tags })} />}
      </Field>
    </div>
  );
}
