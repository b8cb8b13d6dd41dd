import { Suspense, useState } from "react";
import type { Dashboard } from "@/api/types";
import { EmptyState } from "@/components/ui/empty-state";
import { onDemand } from "@/components/ui/on-demand";
import { PageHeader } from "@/components/ui/page-header";
import { TimeSpanPicker } from "@/components/ui/time-span-picker";
import type { Owner } from "@/lib/owners";
import { isSpanId } from "@/lib/time-span";
import { useShortcuts } from "@/lib/use-shortcuts";
import { useTimeSpan } from "@/lib/use-time-span";
import type { JobPickerType } from "../fields/types";
import { keptDraft } from "../use-draft";
import { DashboardMenu, EditButton } from "./dashboard-menu";
import { StillGrid } from "./still-grid";

// The grid that can be dragged is heavy, and wanted only while one arranges.
const DashboardEditor = onDemand(async () => (await import("./dashboard-editor")).DashboardEditor);

interface DashboardPageProps {
  dashboard: Dashboard;
  owners: readonly Owner[];
  JobPicker: JobPickerType;
}

/** A dashboard, to be looked at or arranged. */
export function DashboardPage({ dashboard, owners, JobPicker }: DashboardPageProps) {
  const { name, description, widgets, may_change: mayChange } = dashboard;
  const { span, setSpan } = useTimeSpan(isSpanId(dashboard.span) ? dashboard.span : "24h");
  // As it was when one began: what others save meanwhile takes nothing from whoever arranges.
  const [edited, setEdited] = useState(() => (mayChange ? unfinished(dashboard) : null));
  const times = { span, refreshMs: dashboard.refresh_s * 1_000, setSpan };
  const edit = () => {
    if (mayChange) setEdited(dashboard);
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
  if (edited)
    return (
      <Suspense fallback={still}>
        <DashboardEditor
          key={edited.version}
          dashboard={edited}
          times={times}
          picker={picker}
          JobPicker={JobPicker}
          onDone={() => setEdited(null)}
        />
      </Suspense>
    );
  return still;
}

/** What one goes on arranging when the page is opened: what was left unsaved, or a dashboard with nothing on it. */
function unfinished(dashboard: Dashboard): Dashboard | null {
  const kept = keptDraft(dashboard.id);
  if (kept) return { ...dashboard, version: kept.version };
  return dashboard.widgets.length === 0 ? dashboard : null;
}
