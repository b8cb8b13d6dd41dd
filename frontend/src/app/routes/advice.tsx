import { useOwners } from "@/app/use-owners";
import { OwnerSelect } from "@/components/ui/owner-select";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { useAdvice } from "@/features/advice/api/list-advice";
import { AdviceList } from "@/features/advice/components/advice-list";
import { KINDS, readAdviceFilters, STATES } from "@/features/advice/filters";
import { countOf } from "@/lib/format";
import { useUrlFilters } from "@/lib/use-url-filters";

/** What had better be set otherwise, and what became of it. */
export function Component() {
  const address = useUrlFilters();
  const owners = useOwners();
  const filters = readAdviceFilters(address);
  const { data } = useAdvice(filters);
  const total = data?.pages[0]?.total ?? 0;
  return (
    <Page title="Advice">
      <PageHeader
        title="Advice"
        actions={
          <>
            <Segmented
              label="State"
              value={filters.state}
              options={STATES}
              onChange={(state) => address.set({ state: state === "open" ? "" : state })}
            />
            <Select
              aria-label="Kind"
              className="w-40"
              value={filters.kind}
              options={[{ value: "", label: "All kinds" }, ...KINDS]}
              onChange={({ target }) => address.set({ kind: target.value })}
            />
            <OwnerSelect
              value={filters.owner}
              owners={owners}
              all="All owners"
              label="Owner"
              className="w-44"
              onChange={(owner) => address.set({ owner })}
            />
          </>
        }
      >
        {total > 0
          ? `${countOf(total, "proposal")}, what is most worth a look first. Nothing is changed unless you apply it, and each can be undone.`
          : null}
      </PageHeader>
      <AdviceList filters={filters} />
    </Page>
  );
}
