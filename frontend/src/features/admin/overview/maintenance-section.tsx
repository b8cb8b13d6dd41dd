import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { useMaintenance } from "../api/maintenance";
import { EndMaintenanceDialog } from "../components/end-maintenance-dialog";
import { MaintenanceDialog } from "./maintenance-dialog";

/** Whether only administrators change things, and the switch for it. */
export function MaintenanceSection({ canManage }: { canManage: boolean }) {
  const { data } = useMaintenance();
  const [open, setOpen] = useState<"begin" | "end" | null>(null);
  const close = () => setOpen(null);
  return (
    <Section title="Maintenance">
      <div className="flex flex-wrap items-center justify-between gap-3 pt-3 text-sm">
        <p className="min-w-0 flex-1 basis-48 break-words text-quiet">
          {data?.is_on ? (
            <>
              <span className="font-medium text-missed">On</span> since <Time value={data.since} as="clock" />
              {data.until ? (
                <>
                  , until <Time value={data.until} as="clock" />
                </>
              ) : null}
              : {data.reason}
              {data.pauses_scheduling ? " Scheduling is paused, too." : ""}
            </>
          ) : (
            "Off. While it lasts, only administrators change things, and everybody reads why."
          )}
        </p>
        {canManage && data ? (
          <span className="flex gap-2">
            <Button onClick={() => setOpen("begin")}>{data.is_on ? "Change…" : "Begin…"}</Button>
            {data.is_on ? <Button onClick={() => setOpen("end")}>End…</Button> : null}
          </span>
        ) : null}
      </div>
      {open === "begin" && data ? <MaintenanceDialog present={data} onClose={close} /> : null}
      {open === "end" ? <EndMaintenanceDialog onClose={close} /> : null}
    </Section>
  );
}
