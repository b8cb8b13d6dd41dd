import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TagsInput } from "@/components/ui/tags-input";
import { cn } from "@/lib/cn";
import { useWorkerLabels } from "../api/list-worker-labels";
import type { FormPartProps } from "./form-part-props";

/** Which workers may take it. */
export function WorkerFields({ draft, set, errorAt }: FormPartProps) {
  const { data: offered = [] } = useWorkerLabels();
  const free = offered.filter((label) => !draft.needs.includes(label));
  const unknown = offered.length > 0 ? draft.needs.filter((label) => !offered.includes(label)) : [];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Queue" hint="Only workers that serve it run the job." error={errorAt("/queue")}>
        {(control) => (
          <Input
            {...control}
            required
            spellCheck={false}
            autoCapitalize="off"
            className="max-w-40"
            value={draft.queue}
            onChange={({ target }) => set({ queue: target.value })}
          />
        )}
      </Field>
      <div className="min-w-0">
        <Field
          label="Labels"
          hint="A worker must have them all. What the sandbox needs is asked for by itself."
          error={errorAt("/needs")}
          isOptional
        >
          {(control) => (
            <TagsInput
              {...control}
              noun="label"
              placeholder="gpu, eu-west"
              value={draft.needs}
              onChange={(needs) => set({ needs })}
            />
          )}
        </Field>
        {free.length > 0 ? (
          <p className="mt-1.5 flex flex-wrap items-center gap-1 text-xs text-faint">
            Workers offer
            {free.map((label) => (
              <button
                key={label}
                type="button"
                aria-label={`Add the label ${label}`}
                onClick={() => set({ needs: [...draft.needs, label] })}
                className="rounded-sm bg-sunken px-1.5 text-quiet hover:bg-selected hover:text-fg pointer-coarse:h-8"
              >
                {label}
              </button>
            ))}
          </p>
        ) : null}
        <p className={cn("mt-1 text-xs text-missed", unknown.length === 0 && "hidden")} role="status">
          {unknown.length > 0
            ? `No worker that is alive has ${unknown.join(", ")}: the job waits until one does.`
            : null}
        </p>
      </div>
    </div>
  );
}
