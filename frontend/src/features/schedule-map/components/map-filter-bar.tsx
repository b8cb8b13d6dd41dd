import { Input } from "@/components/ui/input";
import { OwnerSelect } from "@/components/ui/owner-select";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { Owner } from "@/lib/owners";
import type { UrlFilters } from "@/lib/use-url-filters";
import type { MapFilters, RowsBy, WeekMeasure } from "../filters";
import { CROWD } from "../filters";

interface MapFilterBarProps {
  filters: MapFilters;
  owners: readonly Owner[];
  set: UrlFilters["set"];
}

const ROWS: readonly { value: RowsBy; label: string }[] = [
  { value: "queue", label: "Queue" },
  { value: "tag", label: "Tag" },
  { value: "owner", label: "Owner" },
  { value: "worker", label: "Worker" },
];
const MEASURES: readonly { value: WeekMeasure; label: string }[] = [
  { value: "load", label: "Load" },
  { value: "planned", label: "Starts" },
  { value: "done", label: "Done" },
  { value: "failed", label: "Failed" },
];

/** Which jobs the map is about, and how it is drawn. */
export function MapFilterBar({ filters, owners, set }: MapFilterBarProps) {
  return (
    <div className="flex flex-wrap items-end gap-3 pb-4" role="group" aria-label="Filters" data-print="hide">
      {filters.view === "week" ? (
        <Segmented
          label="Coloured by"
          value={filters.measure}
          options={MEASURES}
          onChange={(measure) => set({ measure })}
        />
      ) : (
        <label className="flex items-center gap-2 text-sm text-quiet">
          Rows
          <Select
            className="w-28"
            value={filters.rows}
            options={ROWS}
            onChange={({ target }) => set({ rows: target.value })}
          />
        </label>
      )}
      <OwnerSelect
        label="Owner"
        className="w-40"
        value={filters.owner}
        owners={owners}
        all="All owners"
        onChange={(owner) => set({ owner })}
      />
      <TextFilter label="Tag" name="tag" value={filters.tag} set={set} />
      <TextFilter label="Queue" name="queue" value={filters.queue} set={set} />
      {filters.view === "day" ? (
        <>
          <NumberFilter label="At once" name="limit" value={filters.limit || null} hint="slots" set={set} />
          <NumberFilter
            label="Crowd from"
            name="crowd"
            value={filters.crowd === CROWD ? null : filters.crowd}
            hint={String(CROWD)}
            set={set}
          />
        </>
      ) : null}
    </div>
  );
}

interface FilterProps {
  label: string;
  name: string;
  set: UrlFilters["set"];
}

function TextFilter({ label, name, value, set }: FilterProps & { value: string }) {
  return (
    <Input
      key={value}
      aria-label={label}
      placeholder={label}
      defaultValue={value}
      maxLength={100}
      className="w-32"
      onBlur={({ target }) => set({ [name]: target.value.trim() })}
      onKeyDown={(event) => {
        if (event.key === "Enter") set({ [name]: event.currentTarget.value.trim() });
      }}
    />
  );
}

function NumberFilter({
  label,
  name,
  value,
  hint,
  set,
}: FilterProps & { value: number | null; hint: string }) {
  return (
    <label className="flex items-center gap-2 text-sm text-quiet">
      {label}
      <Input
        key={value}
        type="number"
        inputMode="numeric"
        min={1}
        defaultValue={value ?? ""}
        placeholder={hint}
        className="w-20"
        onBlur={({ target }) => set({ [name]: target.value })}
      />
    </label>
  );
}
