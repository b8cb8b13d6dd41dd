import { lazy, Suspense, useState } from "react";
import type { Dashboard } from "@/api/types";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TimeSpanPicker } from "@/components/ui/time-span-picker";
import type { Owner } from "@/lib/owners";
import { isSpanId } from "@/lib/time-span";
import { useShortcuts } from "@/lib/use-shortcuts";
import { useTimeSpan } from "@/lib/use-time-span";
import type { JobPickerType } from "../fields/types";
import { hasDraft } from "../use-draft";
import { DashboardMenu, EditButton } from "./dashboard-menu";
import { StillGrid } from "./still-grid";

// The grid that can be dragged is heavy, and wanted only while one arranges.
const DashboardEditor = lazy(async () => ({
  default: (await import("./dashboard-editor")).DashboardEditor,
}));

interface DashboardPageProps {
  dashboard: Dashboard;
  owners: readonly Owner[];
  JobPicker: JobPickerType;
}

/** A dashboard, to be looked at or arranged. */
export function DashboardPage({ dashboard, owners, JobPicker }: DashboardPageProps) {
  const { name, description, widgets, may_change: mayChange } = dashboard;
  const { span, setSpan } = useTimeSpan(isSpanId(dashboard.span) ? dashboard.span : "24h");
  const [isEditing, setEditing] = useState(() => mayChange && (widgets.length === 0 || hasDraft(dashboard)));
  const times = { span, refreshMs: dashboard.refresh_s * 1_000, setSpan };
  const edit = () => {
    if (mayChange) setEditing(true);
  };
  useShortcuts({ e: edit });
  const picker = <TimeSpanPicker span={span} onChange={setSpan} isCompact />;
  const still = (
    <>
      <PageHeader
        title={name}
        actions={
          <>
            {picker}
            {mayChange ? <EditButton onPress={edit} /> : null}
            <DashboardMenu dashboard={dashboard} owners={owners} />
          </>
        }
      >
        {description}
      </PageHeader>
      {widgets.length === 0 ? (
        <EmptyState title="Nothing on it yet">
          Whoever may change this dashboard adds widgets to it.
        </EmptyState>
      ) : (
        <StillGrid widgets={widgets} times={times} />
      )}
    </>
  );
  if (isEditing)
    return (
      <Suspense fallback={still}>
        <DashboardEditor
          key={dashboard.version}
          dashboard={dashboard}
          times={times}
          picker={picker}
          JobPicker={JobPicker}
          onDone={() => setEditing(false)}
        />
      </Suspense>
    );
  return still;
}
