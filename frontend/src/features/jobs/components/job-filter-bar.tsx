import { X } from "lucide-react";
import type { JobState } from "@/api/types";
import { Button } from "@/components/ui/button";
import { OwnerSelect } from "@/components/ui/owner-select";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { Owner } from "@/lib/owners";
import type { UrlFilters } from "@/lib/use-url-filters";
import type { JobListAddress } from "../filters";

const STATES: readonly { value: JobState | "all"; label: string }[] = [
  { value: "all", label: "All" },
  { value: "active", label: "Active" },
  { value: "paused", label: "Paused" },
  { value: "draft", label: "Draft" },
  { value: "archived", label: "Archived" },
];

const SORTS = [
  { value: "name", label: "Name, A to Z" },
  { value: "-name", label: "Name, Z to A" },
  { value: "-created_at", label: "Newest first" },
  { value: "created_at", label: "Oldest first" },
];

interface JobFilterBarProps {
  url: UrlFilters;
  address: JobListAddress;
  owners: readonly Owner[];
}

/** Search, state, owner, tags and order of the job list; all of it lives in the address. */
export function JobFilterBar({ url, address, owners }: JobFilterBarProps) {
  const tags = address.filters.tag ?? [];
  const owner = address.filters.owner_id ?? "";
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3" data-print="hide">
      <SearchInput
        label="Search jobs"
        value={url.text("search")}
        onSearch={(search) => url.set({ search })}
        className="w-full sm:w-64"
      />
      <Segmented
        label="State"
        value={address.state === "" ? "all" : address.state}
        options={STATES}
        onChange={(state) => url.set({ state: state === "all" ? "" : state }, { replace: false })}
        className="max-sm:hidden"
      />
      <Select
        aria-label="State"
        value={address.state === "" ? "all" : address.state}
        options={STATES}
        onChange={({ target }) =>
          url.set({ state: target.value === "all" ? "" : target.value }, { replace: false })
        }
        className="w-auto flex-1 sm:hidden"
      />
      <Select
        aria-label="Order"
        value={address.sort}
        options={SORTS}
        onChange={({ target }) => url.set({ sort: target.value === "name" ? "" : target.value })}
        className="w-auto max-sm:flex-1"
      />
      {owners.length > 1 || owner !== "" ? (
        <OwnerSelect
          label="Owner"
          all="All owners"
          value={owner}
          owners={owners}
          onChange={(chosen) => url.set({ owner: chosen }, { replace: false })}
          className="w-auto max-w-56 max-sm:flex-1"
        />
      ) : null}
      {tags.map((tag) => (
        <Button
          key={tag}
          size="sm"
          aria-label={`Remove the filter for tag ${tag}`}
          onClick={() => url.set({ tag: tags.filter((other) => other !== tag) })}
        >
          {tag} <X size={13} className="text-quiet" />
        </Button>
      ))}
    </div>
  );
}
