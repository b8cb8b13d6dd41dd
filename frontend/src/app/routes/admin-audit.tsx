import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { readAuditFilters } from "@/features/admin/audit/audit-filters";
import { AuditList } from "@/features/admin/audit/audit-list";
import { ExportMenu } from "@/features/admin/audit/export-menu";
import { VerifyDialog } from "@/features/admin/audit/verify-dialog";
import { AdminPage } from "@/features/admin/components/admin-page";
import { useMay, useMe } from "@/features/auth/api/get-me";
import { useUrlFilters } from "@/lib/use-url-filters";

export function Component() {
  const me = useMe();
  const may = useMay();
  const url = useUrlFilters();
  const [openedAt] = useState(() => Date.now());
  const [isVerifying, setVerifying] = useState(false);
  const filters = readAuditFilters(url, openedAt);
  return (
    <AdminPage
      title="Audit"
      needs="audit:read"
      may={may}
      isKnown={me.data !== undefined}
      answer="Who did what, to which thing, from where, and what came of it. Nobody can change or delete an entry unseen."
      actions={
        <>
          <Button onClick={() => setVerifying(true)}>
            <ShieldCheck size={14} /> Verify
          </Button>
          <ExportMenu filters={filters} />
        </>
      }
    >
      <AuditList filters={filters} />
      {isVerifying ? <VerifyDialog onClose={() => setVerifying(false)} /> : null}
    </AdminPage>
  );
}
