import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import type { UrlFilters } from "@/lib/use-url-filters";
import { SPANS } from "./audit-filters";
import { RESULT_WORDS } from "./words";

const RESULTS = [
  { value: "", label: "Any result" },
  ...Object.entries(RESULT_WORDS).map(([value, label]) => ({ value, label })),
];

const KINDS = [
  { value: "", label: "Everything" },
  { value: "session.*", label: "Log-ins and sessions" },
  { value: "user.*", label: "Users" },
  { value: "team.*", label: "Teams" },
  { value: "team-member.*", label: "Team members" },
  { value: "grant.*", label: "Sharing" },
  { value: "job.*", label: "Jobs" },
  { value: "execution.*", label: "Executions" },
  { value: "secret.*", label: "Secrets" },
  { value: "variable.*", label: "Variables" },
  { value: "api-key.*", label: "API keys" },
  { value: "settings.*", label: "Settings" },
  { value: "maintenance.*", label: "Maintenance" },
  { value: "audit.*", label: "The audit itself" },
];

/** Filters that a person sets by pressing on an entry, with what their buttons say. */
const NARROWED = [
  ["actor", "By one actor"],
  ["resource_id", "On one thing"],
] as const;

/** Which entries to show; all of it lives in the address. */
export function AuditFilterBar({ url }: { url: UrlFilters }) {
  const action = url.text("action");
  const kinds = KINDS.some(({ value }) => value === action)
    ? KINDS
    : [...KINDS, { value: action, label: action }];
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3" data-print="hide">
      <SearchInput
        label="Search names"
        value={url.text("text")}
        onSearch={(text) => url.set({ text })}
        className="w-full sm:w-64"
      />
      <Select
        aria-label="What"
        options={kinds}
        value={action}
        onChange={({ target }) => url.set({ action: target.value }, { replace: false })}
        className="w-auto max-sm:flex-1"
      />
      <Select
        aria-label="Result"
        options={RESULTS}
        value={url.text("result")}
        onChange={({ target }) => url.set({ result: target.value }, { replace: false })}
        className="w-auto max-sm:flex-1"
      />
      <Select
        aria-label="When"
        options={SPANS}
        value={url.text("span")}
        onChange={({ target }) => url.set({ span: target.value }, { replace: false })}
        className="w-auto max-sm:flex-1"
      />
      {NARROWED.filter(([name]) => url.text(name) !== "").map(([name, word]) => (
        <Button
          key={name}
          size="sm"
          aria-label={`${word}: take the filter away`}
          onClick={() =>
            url.set(name === "resource_id" ? { resource_id: "", resource_kind: "" } : { [name]: "" })
          }
        >
          {word} <X size={13} className="text-quiet" />
        </Button>
      ))}
    </div>
  );
}
