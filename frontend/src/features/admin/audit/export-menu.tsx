import { ChevronDown, Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { type AuditFilters, auditExportUrl } from "../api/audit";

/** All that fits the filters as a file. */
export function ExportMenu({ filters }: { filters: AuditFilters }) {
  return (
    <Menu
      trigger={
        <Button>
          <Download size={14} /> Export <ChevronDown size={14} className="text-quiet" aria-hidden="true" />
        </Button>
      }
    >
      <MenuItem asChild>
        <a href={auditExportUrl(filters, "csv")} download="audit.csv">
          As a table (CSV)
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href={auditExportUrl(filters, "jsonl")} download="audit.jsonl">
          As JSON lines
        </a>
      </MenuItem>
    </Menu>
  );
}
