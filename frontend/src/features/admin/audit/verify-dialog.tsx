import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { Spinner } from "@/components/ui/spinner";
import { countOf, formatCount } from "@/lib/format";
import { useVerifyAudit } from "../api/audit";
import type { Verification } from "../types";

/** Checks the chain of entries and tells what was found. Mounted while it is open. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const { mutate, data, error } = useVerifyAudit();
  useEffect(() => mutate(), [mutate]);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="Is the audit as it was written?"
      actions={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <div role="status" className="flex flex-col gap-3 text-sm">
        <FormError error={error} />
        {data ? (
          <Found found={data} />
        ) : error ? null : (
          <p className="flex items-center gap-2 text-quiet">
            <Spinner /> Every entry is checked against the one before it…
          </p>
        )}
      </div>
    </Dialog>
  );
}

function Found({ found }: { found: Verification }) {
  return (
    <>
      {found.ok ? (
        <p>
          <span className="font-medium text-succeeded">Yes.</span>{" "}
          {countOf(found.checked, "entry", "entries")} checked: none was changed, removed or put in between.
        </p>
      ) : (
        <p>
          <span className="font-medium text-failed">No.</span> {countOf(found.finding_count, "fault")} in{" "}
          {countOf(found.checked, "entry", "entries")}:
        </p>
      )}
      {found.findings.length > 0 ? (
        <ul className="flex max-h-60 flex-col gap-1 overflow-y-auto">
          {found.findings.map((finding) => (
            <li key={`${finding.seq} ${finding.fault}`}>
              <span className="font-medium">Entry {formatCount(finding.seq)}:</span> {finding.detail}
            </li>
          ))}
        </ul>
      ) : null}
      {found.removed_until > 0 ? (
        <p className="text-quiet">
          Entries up to {formatCount(found.removed_until)} were removed by retention.
        </p>
      ) : null}
      {found.complete ? null : (
        <p className="text-quiet">
          Older entries were not looked at: “chronos audit verify” on the server checks all.
        </p>
      )}
      <div>
        <p className="text-quiet">
          Note this elsewhere: “chronos audit verify” takes it later and tells whether the end was cut off.
        </p>
        <div className="mt-1 flex items-start gap-1 rounded-md bg-sunken p-2">
          <code className="min-w-0 flex-1 text-xs break-all">{found.head}</code>
          <CopyButton text={found.head} label="Copy the head" />
        </div>
      </div>
    </>
  );
}
