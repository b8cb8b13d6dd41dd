import { Wrench } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { useMaintenance } from "../api/maintenance";
import { EndMaintenanceDialog } from "./end-maintenance-dialog";

/** Says above every page that nothing can be changed, until when, by whom and why; administrators end it here. */
export function MaintenanceBanner({ canEnd }: { canEnd: boolean }) {
  const { data } = useMaintenance();
  const [isAsking, setAsking] = useState(false);
  if (!data?.is_on) return null;
  return (
    <div
      role="status"
      className="flex animate-appear flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunken px-4 py-1.5 text-sm md:px-8"
    >
      <Wrench size={16} className="shrink-0 text-missed" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-60 break-words">
        <span className="font-medium text-missed">
          {canEnd ? "Maintenance: only administrators change things" : "Maintenance: nothing can be changed"}
        </span>
        {data.until ? (
          <>
            {" "}
            until <Time value={data.until} as="clock" />
          </>
        ) : null}
        {data.by ? `, says ${data.by}` : ""}
        {data.reason ? `: ${data.reason}` : ""}
      </p>
      {canEnd ? (
        <Button size="sm" onClick={() => setAsking(true)}>
          End…
        </Button>
      ) : null}
      {isAsking ? <EndMaintenanceDialog onClose={() => setAsking(false)} /> : null}
    </div>
  );
}
