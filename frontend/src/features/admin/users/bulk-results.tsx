import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { countOf } from "@/lib/format";

export interface Refusal {
  email: string;
  /** In the words of the server. */
  why: string;
}

/** Whom something could not be done to, and why. Mounted while it is open. */
export function BulkResults({ refusals, onClose }: { refusals: readonly Refusal[]; onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Not done for ${countOf(refusals.length, "user")}`}
      actions={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <ul className="flex flex-col gap-2 text-sm">
        {refusals.map(({ email, why }) => (
          <li key={email}>
            <span className="block truncate font-medium">{email}</span>
            <span className="text-quiet">{why}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
