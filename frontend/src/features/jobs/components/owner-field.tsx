import { Field } from "@/components/ui/field";
import { OwnerSelect } from "@/components/ui/owner-select";
import type { Owner } from "@/lib/owners";
import type { FormPartProps } from "./form-part-props";

interface OwnerFieldProps extends FormPartProps {
  /** Oneself first, then one's teams. */
  owners: readonly Owner[];
}

/** Whose a new job is to be; nothing to choose for who is in no team. */
export function OwnerField({ owners, draft, set, errorAt }: OwnerFieldProps) {
  const own = owners[0]?.id ?? "";
  if (owners.length < 2) return null;
  return (
    <Field
      label="Owner"
      error={errorAt("/team_id")}
      hint="A job of a team is everybody’s in it, and uses the secrets, variables and calendars of the team."
      className="mt-4"
    >
      {({ id }) => (
        <OwnerSelect
          id={id}
          value={draft.owner_id || own}
          owners={owners}
          onChange={(chosen) => set({ owner_id: chosen === own ? "" : chosen })}
        />
      )}
    </Field>
  );
}
