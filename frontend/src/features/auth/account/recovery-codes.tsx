import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { saveText } from "@/lib/save-text";

/** The recovery codes, this once. Closing takes a press on the button that says that they are kept. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const text = codes.join("\n");
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Keep your recovery codes"
      description="Each stands in for the app once. They are shown this once: print them, or put them into a password manager."
      actions={
        <>
          <Button onClick={() => saveText("chronos-recovery-codes.txt", `${text}\n`)}>
            <Download size={14} /> Save as a file
          </Button>
          <Button variant="primary" onClick={onClose}>
            I have kept them
          </Button>
        </>
      }
    >
      <div className="relative rounded-md bg-sunken p-3">
        <ul aria-label="Recovery codes" className="grid grid-cols-2 gap-x-4 gap-y-1 pr-8 font-mono text-sm">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <span className="absolute top-1.5 right-1.5">
          <CopyButton text={text} label="Copy all codes" />
        </span>
      </div>
    </Dialog>
  );
}
