import { Download } from "lucide-react";
import type { JobTable } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Tabs } from "@/components/ui/tabs";
import { useNow } from "@/lib/clock";
import { useUrlFilters } from "@/lib/use-url-filters";
import { tableFileUrl } from "../api/get-analytics";
import type { Scope } from "../scope";
import { JobFigureList } from "./job-figure-list";

const TABLES: readonly { value: JobTable; label: string }[] = [
  { value: "failing", label: "Most failures" },
  { value: "flaky", label: "Flaky" },
  { value: "slow", label: "Slowest" },
  { value: "drifting", label: "Drifting" },
];

/** The jobs that are worth a look, for four reasons. */
export function JobTables({ scope }: { scope: Scope }) {
  const { text, set } = useUrlFilters();
  const now = useNow(60_000);
  const table = TABLES.find(({ value }) => value === text("table"))?.value ?? "failing";
  return (
    <Section
      title="Jobs worth a look"
      actions={
        <Button asChild variant="ghost" size="sm">
          <a href={tableFileUrl(scope, table, now)} download data-print="hide">
            <Download size={14} aria-hidden="true" />
            CSV
          </a>
        </Button>
      }
    >
      <Tabs
        label="Why"
        value={table}
        onChange={(value) => set({ table: value === "failing" ? "" : value })}
        tabs={TABLES.map(({ value, label }) => ({
          value,
          label,
          content: value === table ? <JobFigureList scope={scope} table={value} /> : null,
        }))}
      />
    </Section>
  );
}
