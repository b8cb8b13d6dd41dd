import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import type { UrlFilters } from "@/lib/use-url-filters";
import { ROLES, STATE_WORDS, STATES } from "./words";

const ANY = { value: "", label: "Any state" };
const STATE_OPTIONS = [ANY, ...STATES.map((state) => ({ value: state, label: STATE_WORDS[state] }))];
const ROLE_OPTIONS = [{ value: "", label: "Any role" }, ...ROLES];

/** Search, state and role of the list; all of it lives in the address. */
export function UserFilterBar({ url }: { url: UrlFilters }) {
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3" data-print="hide">
      <SearchInput
        label="Search name or e-mail"
        value={url.text("search")}
        onSearch={(search) => url.set({ search })}
        className="w-full sm:w-64"
      />
      <Select
        aria-label="State"
        options={STATE_OPTIONS}
        value={url.text("state")}
        onChange={({ target }) => url.set({ state: target.value }, { replace: false })}
        className="w-auto max-sm:flex-1"
      />
      <Select
        aria-label="Role"
        options={ROLE_OPTIONS}
        value={url.text("role")}
        onChange={({ target }) => url.set({ role: target.value }, { replace: false })}
        className="w-auto max-sm:flex-1"
      />
    </div>
  );
}
