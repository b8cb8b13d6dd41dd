import { KeyValueEditor } from "@/components/ui/key-value-editor";
import type { FormPartProps } from "./form-part-props";

export function EnvironmentFields({ draft, set, errorAt }: FormPartProps) {
  return (
    <KeyValueEditor
      noun="variable"
      rows={draft.environment}
      onChange={(environment) => set({ environment })}
      errorAt={(name) => errorAt(`/environment/${name}`)}
    />
  );
}
