import { Plus } from "lucide-react";
import { useState } from "react";
import type { Limit } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { useMay, useMe } from "@/features/auth/api/get-me";
import { LimitDialog } from "@/features/limits/components/limit-dialog";
import { LimitList } from "@/features/limits/components/limit-list";

export function Component() {
  const me = useMe();
  const canLimitOwners = useMay()("owner-limit:write");
  const [edited, setEdited] = useState<Limit | "new" | null>(null);
  return (
    <Page title="Limits">
      <PageHeader
        title="Limits"
        actions={
          <Button variant="primary" onClick={() => setEdited("new")}>
            <Plus size={15} /> New limit
          </Button>
        }
      >
        How many executions of a tag, or of an owner, run at once. What is beyond waits its turn: nothing is
        lost, and who uses less goes first.
      </PageHeader>
      <LimitList
        canLimitOwners={canLimitOwners}
        ownId={me.data?.user.id ?? ""}
        onNew={() => setEdited("new")}
        onEdit={setEdited}
      />
      {edited === null ? null : (
        <LimitDialog
          limit={edited === "new" ? null : edited}
          canLimitOwners={canLimitOwners}
          ownId={me.data?.user.id ?? ""}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}
