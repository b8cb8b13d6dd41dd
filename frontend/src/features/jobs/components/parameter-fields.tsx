import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { addParameter } from "../run/parameter-draft";
import type { FormPartProps } from "./form-part-props";
import { ParameterRow } from "./parameter-row";

/** What a person may state when the job is run by hand. */
export function ParameterFields({ draft, set, errorAt }: FormPartProps) {
  const { parameters } = draft;
  return (
    <div className="flex flex-col gap-6">
      <p className="text-xs text-faint">
        Asked for when the job is run by hand; a scheduled run takes the defaults. The job finds each as the
        environment variable CHRONOS_PARAM_ and its name in capitals.
      </p>
      {parameters.map((parameter, at) => (
        <ParameterRow
          key={parameter.key}
          parameter={parameter}
          place={at + 1}
          set={(changes) =>
            set({
              parameters: parameters.map((other) =>
                other.key === parameter.key ? { ...other, ...changes } : other,
              ),
            })
          }
          onRemove={() => set({ parameters: parameters.filter(({ key }) => key !== parameter.key) })}
          errorAt={(pointer) => errorAt(`/parameters/${at}${pointer}`)}
        />
      ))}
      <Button
        size="sm"
        variant="ghost"
        className="-ml-2.5 self-start"
        onClick={() => set({ parameters: addParameter(parameters) })}
      >
        <Plus size={13} /> Add a parameter
      </Button>
    </div>
  );
}
