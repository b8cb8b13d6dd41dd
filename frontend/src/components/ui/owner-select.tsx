import { Select } from "@/components/ui/select";
import type { Owner } from "@/lib/owners";
import { useName } from "@/lib/use-name";

interface OwnerSelectProps {
  /** Empty: all, where there is such a choice. */
  value: string;
  owners: readonly Owner[];
  onChange: (ownerId: string) => void;
  /** What no owner means; left out: one has to be chosen. */
  all?: string;
  label?: string;
  id?: string;
  className?: string;
}

/** Oneself or a team; one that the address names and that is neither is offered by its name, too. */
export function OwnerSelect({ value, owners, onChange, all, label, id, className }: OwnerSelectProps) {
  const isKnown = value === "" || owners.some((owner) => owner.id === value);
  const { data } = useName(isKnown ? "" : value);
  return (
    <Select
      id={id}
      aria-label={label}
      value={value}
      options={[
        ...(all === undefined ? [] : [{ value: "", label: all }]),
        ...owners.map((owner) => ({ value: owner.id, label: owner.name })),
        ...(isKnown ? [] : [{ value, label: data?.name ?? "Another owner" }]),
      ]}
      onChange={({ target }) => onChange(target.value)}
      className={className}
    />
  );
}
