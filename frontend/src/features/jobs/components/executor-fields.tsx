import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { TilePicker } from "@/components/ui/tile-picker";
import { SchemaForm } from "@/components/schema-form/schema-form";
import { useCatalog } from "../api/get-catalog";
import { ExecutorIcon } from "./executor-icon";
import type { FormPartProps } from "./form-part-props";

/** Which executor, and its config: both come from the catalog. */
export function ExecutorFields({ draft, set, errorAt }: FormPartProps) {
  const catalog = useCatalog();
  if (catalog.error)
    return <ErrorState what="The executors" error={catalog.error} onRetry={() => void catalog.refetch()} />;
  if (!catalog.data) return <Skeleton className="h-40 w-full" />;
  const { executors } = catalog.data;
  const chosen = executors.find(({ kind }) => kind === draft.kind);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <TilePicker
          label="Executor"
          value={draft.kind}
          options={executors.map(({ kind, title }) => ({
            value: kind,
            label: title,
            icon: <ExecutorIcon kind={kind} />,
          }))}
          onChange={(kind) => set({ kind })}
        />
        <p className="mt-1.5 text-xs text-faint">{chosen?.description}</p>
      </div>
      {chosen ? (
        <SchemaForm
          key={chosen.kind}
          schema={chosen.config_schema}
          value={draft.configs[chosen.kind] ?? {}}
          onChange={(config) => set({ configs: { ...draft.configs, [chosen.kind]: config } })}
          errorAt={(pointer) => errorAt(`/executor/config${pointer}`)}
        />
      ) : (
        <p role="alert" className="text-failed">
          This installation has no executor “{draft.kind}”.
        </p>
      )}
    </div>
  );
}
