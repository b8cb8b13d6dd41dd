import { CircleSlash, MoreHorizontal, Power, Unplug } from "lucide-react";
import { useState } from "react";
import type { WorkerInfo } from "@/api/types";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { countOf } from "@/lib/format";
import { useTellWorker } from "../api/tell-worker";
import { workerName } from "../words";

/** Holding one worker back, and letting it work again. */
export function WorkerActions({ worker }: { worker: WorkerInfo }) {
  const [isDraining, setDraining] = useState(false);
  const tell = useTellWorker();
  const name = workerName(worker);
  const isHeld = worker.is_cordoned || worker.is_draining;
  const running =
    worker.running === 0 ? "It runs nothing now." : `It runs ${countOf(worker.running, "execution")} now.`;
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`Actions of ${name}`} size="icon-sm" data-actions="" isBusy={tell.isPending}>
            {tell.isPending ? null : <MoreHorizontal size={16} />}
          </IconButton>
        }
      >
        {isHeld ? (
          <MenuItem onSelect={() => tell.mutate({ worker, order: "uncordon" })}>
            <Power size={14} /> Let it work again
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => tell.mutate({ worker, order: "cordon" })}>
            <CircleSlash size={14} /> Cordon: take nothing new
          </MenuItem>
        )}
        {worker.is_draining ? null : (
          <MenuItem onSelect={() => setDraining(true)}>
            <Unplug size={14} /> Drain, then end…
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        isOpen={isDraining}
        onOpenChange={setDraining}
        title={`Drain ${name}?`}
        description={`${running} It takes nothing new, lets what runs end, and then its process ends. “chronos up” and service managers start it again as a new one.`}
        action="Drain worker"
        isDestructive={false}
        isBusy={tell.isPending}
        onConfirm={() => tell.mutate({ worker, order: "drain" }, { onSettled: () => setDraining(false) })}
      />
    </>
  );
}
