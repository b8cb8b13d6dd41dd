import { Plus, Redo2, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { toast } from "@/lib/toast";
import type { Dashboard, Widget } from "@/api/types";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { PageHeader } from "@/components/ui/page-header";
import { useShortcuts } from "@/lib/use-shortcuts";
import type { JobPickerType } from "../fields/types";
import { KINDS } from "../kinds";
import { MAX_WIDGETS, newWidget } from "../layout";
import { useDraft } from "../use-draft";
import { useSaveDraft } from "../use-save-draft";
import { EditingGrid } from "./editing-grid";
import { SaveProblem } from "./save-problem";
import { WidgetDialog } from "./widget-dialog";
import type { PageTimes } from "./widget-frame";

interface DashboardEditorProps {
  dashboard: Dashboard;
  times: PageTimes;
  picker: ReactNode;
  JobPicker: JobPickerType;
  onDone: () => void;
}

/** A dashboard while it is arranged. What is not saved outlives a reload of the page, and other people's changes. */
export function DashboardEditor({ dashboard, times, picker, JobPicker, onDone }: DashboardEditorProps) {
  const draft = useDraft(dashboard);
  const { widgets, isTouched, change, undo, redo } = draft;
  const [asked, setAsked] = useState<Widget | null>(null);
  const finish = () => {
    draft.clear();
    onDone();
  };
  const saving = useSaveDraft(dashboard, () => {
    toast(`Saved ${dashboard.name}`);
    finish();
  });
  const add = () => setAsked(newWidget("figure", widgets));
  const isNew = asked !== null && !widgets.some(({ id }) => id === asked.id);
  const put = (widget: Widget) => {
    change(isNew ? [...widgets, widget] : widgets.map((one) => (one.id === widget.id ? widget : one)));
    setAsked(null);
  };
  useShortcuts({ u: () => undo?.(), a: add });
  return (
    <>
      <PageHeader
        title={dashboard.name}
        actions={
          <>
            {picker}
            <IconButton label="Undo (u)" disabled={undo === null} onClick={() => undo?.()}>
              <Undo2 size={16} />
            </IconButton>
            <IconButton label="Redo" disabled={redo === null} onClick={() => redo?.()}>
              <Redo2 size={16} />
            </IconButton>
            <Button onClick={add} disabled={widgets.length >= MAX_WIDGETS}>
              <Plus size={15} /> Add widget
            </Button>
            <Button onClick={finish}>{isTouched ? "Discard" : "Done"}</Button>
            <Button
              variant="primary"
              disabled={!isTouched}
              isBusy={saving.isPending}
              onClick={() => saving.save(widgets)}
            >
              Save
            </Button>
          </>
        }
      >
        Drag a widget by its title, and its corner to resize it. Its menu does both without a pointer.
      </PageHeader>
      <SaveProblem
        error={saving.error}
        widgets={widgets}
        onKeepMine={() => saving.saveOver(widgets)}
        onTakeTheirs={() => {
          finish();
          saving.reload();
        }}
      />
      {widgets.length === 0 ? (
        <EmptyState
          title="Nothing on it yet"
          action={
            <Button variant="primary" onClick={add}>
              <Plus size={15} /> Add widget
            </Button>
          }
        >
          Figures, charts, lists, a grid of all jobs, the end of a log: each by what you choose.
        </EmptyState>
      ) : (
        <EditingGrid widgets={widgets} times={times} onChange={change} onConfigure={setAsked} />
      )}
      {asked === null ? null : (
        <WidgetDialog
          key={`${asked.id} ${asked.config.kind}`}
          widget={asked}
          isNew={isNew}
          JobPicker={JobPicker}
          onKind={(kind) => {
            const [w, h] = KINDS[kind].size;
            setAsked({ ...newWidget(kind, widgets), title: "", w, h });
          }}
          onSave={put}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
