import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { partValue, partWords } from "@/lib/definition-words";
import { formatExact } from "@/lib/format";
import { useVersion } from "../api/versions";
import { definitionOf } from "../definition";

interface VersionDialogProps {
  jobId: string;
  version: number;
  /** Undefined where it cannot be. */
  onRestore: (() => void) | undefined;
  onClose: () => void;
}

/** A job as it was, part by part. Mounted while it is open. */
export function VersionDialog({ jobId, version, onRestore, onClose }: VersionDialogProps) {
  const { data, error, refetch } = useVersion(jobId, version);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Version ${version}`}
      description={
        data ? `${data.definition.name}, as it was from ${formatExact(data.changed_at)} on` : undefined
      }
      className="w-[min(680px,calc(100vw-24px))]"
      actions={
        <>
          {data ? <CopyButton text={JSON.stringify(data.definition, null, 2)} label="Copy as JSON" /> : null}
          {onRestore ? <Button onClick={onRestore}>Restore…</Button> : null}
        </>
      }
    >
      {data ? (
        <dl className="text-sm">
          {definitionOf(data.definition).map(([pointer, value]) => (
            <div
              key={pointer}
              className="grid gap-x-4 border-b border-line py-1 sm:grid-cols-[minmax(0,11rem)_minmax(0,1fr)]"
            >
              <dt className="text-faint">{partWords(pointer)}</dt>
              <dd className="max-h-60 min-w-0 overflow-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
                {partValue(pointer, value)}
              </dd>
            </div>
          ))}
        </dl>
      ) : error ? (
        <ErrorState what="This version" error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </Dialog>
  );
}
