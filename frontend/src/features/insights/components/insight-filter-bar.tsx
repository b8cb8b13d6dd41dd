import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { UrlFilters } from "@/lib/use-url-filters";
import type { InsightFilters } from "../filters";
import { SEVERITIES, SEVERITY_LOOK } from "../severity";
import { TOPIC_WORDS, TOPICS } from "../words";

interface InsightFilterBarProps {
  filters: InsightFilters;
  set: UrlFilters["set"];
}

const ANY = "any";

/** Which insights are listed; all of it stands in the address. */
export function InsightFilterBar({ filters, set }: InsightFilterBarProps) {
  const choose = (name: string) => (value: string) => set({ [name]: value === ANY ? "" : value });
  return (
    <div className="flex flex-wrap items-center gap-3 pb-3" role="group" aria-label="Filters">
      <Segmented
        label="Which insights"
        value={filters.isOpenOnly ? "open" : "all"}
        options={[
          { value: "open", label: "Open" },
          { value: "all", label: "All" },
        ]}
        onChange={(show) => set({ show: show === "open" ? "" : show })}
      />
      <Select
        aria-label="Severity"
        className="w-44"
        value={filters.least === "" ? ANY : filters.least}
        onChange={({ target }) => choose("severity")(target.value)}
        options={[
          { value: ANY, label: "Any severity" },
          ...SEVERITIES.filter((one) => one !== "low").map((one) => ({
            value: one,
            label: one === "critical" ? "Critical only" : `${SEVERITY_LOOK[one].word} and above`,
          })),
        ]}
      />
      <Select
        aria-label="About"
        className="w-44"
        value={filters.topic === "" ? ANY : filters.topic}
        onChange={({ target }) => choose("topic")(target.value)}
        options={[
          { value: ANY, label: "About anything" },
          ...TOPICS.map((topic) => ({ value: topic, label: TOPIC_WORDS[topic] })),
        ]}
      />
      <Select
        aria-label="Order"
        className="w-40"
        value={filters.isRarestFirst ? "rate" : ANY}
        onChange={({ target }) => choose("sort")(target.value)}
        options={[
          { value: ANY, label: "Latest first" },
          { value: "rate", label: "Rarest first" },
        ]}
      />
      <label className="flex items-center gap-2 text-sm">
        <Checkbox
          checked={filters.isWithMuted}
          onCheckedChange={(checked) => set({ muted: checked === true ? "1" : "" })}
        />
        With muted ones
      </label>
      {filters.jobId === "" ? null : (
        <Button size="sm" onClick={() => set({ job_id: "" })}>
          Of one job <X size={13} aria-hidden="true" />
          <span className="sr-only">: show all jobs</span>
        </Button>
      )}
    </div>
  );
}
