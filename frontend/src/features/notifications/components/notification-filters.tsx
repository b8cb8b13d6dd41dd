import type { NotificationKind } from "@/api/types";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { UrlFilters } from "@/lib/use-url-filters";
import type { NotificationFilters } from "../api/list-notifications";
import { KINDS, NOTIFICATION_KINDS } from "../words";

/** The filters of the page, as its address has them. */
export function readFilters(address: UrlFilters): NotificationFilters {
  const kinds = address.list("kind").filter((kind): kind is NotificationKind => Object.hasOwn(KINDS, kind));
  return { kinds, isUnreadOnly: address.text("show") === "unread", jobId: address.text("job_id") };
}

interface NotificationFilterBarProps {
  filters: NotificationFilters;
  set: UrlFilters["set"];
}

const ALL = "all";

export function NotificationFilterBar({ filters, set }: NotificationFilterBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-3 pb-3" role="group" aria-label="Filters">
      <Segmented
        label="Which notifications"
        value={filters.isUnreadOnly ? "unread" : ALL}
        options={[
          { value: ALL, label: "All" },
          { value: "unread", label: "Unread" },
        ]}
        onChange={(show) => set({ show: show === ALL ? "" : show })}
      />
      <Select
        aria-label="Kind"
        className="w-48"
        value={filters.kinds[0] ?? ALL}
        onChange={({ target: { value } }) => set({ kind: value === ALL ? [] : [value] })}
        options={[
          { value: ALL, label: "Every kind" },
          ...NOTIFICATION_KINDS.map((kind) => ({ value: kind, label: KINDS[kind].word })),
        ]}
      />
    </div>
  );
}
