import { X } from "lucide-react";
import type { TableSort } from "@/api/types";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import type { UrlFilters } from "@/lib/use-url-filters";
import { type FacetField, type JobListAddress, SORTS, toggleFacet } from "../filters";

interface JobFilterBarProps {
  url: UrlFilters;
  address: JobListAddress;
}

const NAMED: readonly FacetField[] = ["tag", "kind", "queue"];

/** Search and order of the job list, and the tags that were chosen; all of it lives in the address. */
export function JobFilterBar({ url, address }: JobFilterBarProps) {
  const isListed = SORTS.some(({ value }) => value === address.sort);
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3" data-print="hide">
      <SearchInput
        label="Search jobs"
        value={url.text("search")}
        onSearch={(search) => url.set({ search })}
        className="w-full sm:w-72"
      />
      <Select
        aria-label="Order"
        value={address.sort}
        options={isListed ? [...SORTS] : [...SORTS, { value: address.sort, label: reversed(address.sort) }]}
        onChange={({ target }) => url.set({ sort: target.value === "name" ? "" : target.value })}
        className="w-auto max-sm:flex-1"
      />
      {NAMED.flatMap((field) =>
        url.list(field).map((value) => (
          <Button
            key={`${field} ${value}`}
            size="sm"
            aria-label={`Remove the filter for ${field === "kind" ? "executor" : field} ${value}`}
            onClick={() => toggleFacet(url, field, value)}
          >
            {value} <X size={13} className="text-quiet" />
          </Button>
        )),
      )}
    </div>
  );
}

function reversed(sort: TableSort): string {
  return sort === "-outcome" ? "Failed last" : "Next due last";
}
