import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Time } from "@/components/ui/time";
import type { SentLink } from "../types";

/** The link that no mail could carry, shown this once. Mounted while it is open. */
export function LinkDialog({ sent, onClose }: { sent: SentLink; onClose: () => void }) {
  const { email } = sent.user;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Link for ${email}`}
      description="No mail server is set up, so hand it over yourself, on a way that nobody else reads. It is shown this once."
      actions={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="flex items-start gap-1 rounded-md bg-sunken p-2">
        <code className="min-w-0 flex-1 text-xs break-all" aria-label="Link">
          {sent.link}
        </code>
        <CopyButton text={sent.link ?? ""} label="Copy the link" />
      </div>
      <p className="mt-2 text-xs text-faint">
        It works once, and ends <Time value={sent.expires_at} />.
      </p>
    </Dialog>
  );
}
