import { KeyValueEditor } from "@/components/ui/key-value-editor";
import type { FormPartProps } from "./form-part-props";

export function EnvironmentFields({ draft, set, errorAt }: FormPartProps) {
  return (
    <div>
      <p className="mb-1.5 text-xs text-faint">
        A value may name where it is: <code className="font-mono">{"${secret:store:db:password}"}</code> a
        secret, <code className="font-mono">{"${var:REGION}"}</code> a variable of the installation. Only the
        worker that runs the job sees what it stands for.
      </p>
      <KeyValueEditor
        noun="variable"
        rows={draft.environment}
        onChange={(environment) => set({ environment })}
        errorAt={(name) => errorAt(`/environment/${name}`)}
      />
    </div>
  );
}
