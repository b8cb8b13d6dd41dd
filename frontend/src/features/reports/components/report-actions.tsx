import { ChevronDown, Download, Printer, Trash2 } from "lucide-react";
import { useState } from "react";
import { exportReportUrl } from "@/api/client";
import type { ReportView } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useDeleteReport } from "../api/get-report";
import { FORMS } from "../words";

interface ReportActionsProps {
  report: ReportView;
  onDeleted: () => void;
}

/** What can be done with a report: take it along, print it, delete it. */
export function ReportActions({ report, onDeleted }: ReportActionsProps) {
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteReport();
  return (
    <div className="flex items-center gap-2" data-print="hide">
      {report.state === "ready" ? (
        <>
          <Menu
            trigger={
              <Button>
                <Download size={14} /> Download{" "}
                <ChevronDown size={14} className="text-quiet" aria-hidden="true" />
              </Button>
            }
          >
            {FORMS.map(({ id, label }) => (
              <MenuItem key={id} asChild>
                <a href={exportReportUrl({ report_id: report.id, format: id })} download>
                  {label}
                </a>
              </MenuItem>
            ))}
          </Menu>
          <IconButton label="Print" onClick={() => window.print()}>
            <Printer size={15} />
          </IconButton>
        </>
      ) : null}
      {report.may_delete ? (
        <IconButton label="Delete" onClick={() => setAsking(true)}>
          <Trash2 size={15} />
        </IconButton>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title="Delete this report?"
        description="Its facts and sentences are gone for everybody who may read it."
        action="Delete"
        isDestructive
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate(report.id, { onSuccess: onDeleted })}
      />
    </div>
  );
}
