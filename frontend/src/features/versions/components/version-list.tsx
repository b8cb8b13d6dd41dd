import { useState } from "react";
import type { Job, JobVersion } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ChangeLines } from "@/components/ui/change-lines";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { useVersions } from "../api/versions";
import { RestoreDialog } from "./restore-dialog";
import { VersionDialog } from "./version-dialog";

interface VersionListProps {
  job: Job;
  /** The version that is looked at; null for none. */
  shown: number | null;
  onShow: (version: number | null) => void;
}

/** What became of a job: each version with who made it, when, and what it changed. */
export function VersionList({ job, shown, onShow }: VersionListProps) {
  const list = useVersions(job.id, job.version);
  const [restored, setRestored] = useState<number | null>(null);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  if (!data)
    return error ? (
      <ErrorState what="The changes" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={5} className="h-14" />
    );
  const canRestore = job.rights.includes("job:update");
  const versions = data.pages.flatMap((page) => page.items);
  return (
    <div className="max-w-3xl">
      <ol aria-label="Versions" className="-mt-3">
        {versions.map((version) => (
          <Row
            key={version.version}
            version={version}
            isCurrent={version.version === job.version}
            canRestore={canRestore}
            onShow={() => onShow(version.version)}
            onRestore={() => setRestored(version.version)}
          />
        ))}
      </ol>
      {hasNextPage ? (
        <Button className="mt-3" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Earlier versions
        </Button>
      ) : null}
      {shown === null ? null : (
        <VersionDialog
          jobId={job.id}
          version={shown}
          onRestore={
            canRestore && shown !== job.version
              ? () => {
                  onShow(null);
                  setRestored(shown);
                }
              : undefined
          }
          onClose={() => onShow(null)}
        />
      )}
      {restored === null ? null : (
        <RestoreDialog job={job} version={restored} onClose={() => setRestored(null)} />
      )}
    </div>
  );
}

interface RowProps {
  version: JobVersion;
  isCurrent: boolean;
  canRestore: boolean;
  onShow: () => void;
  onRestore: () => void;
}

function Row({ version: entry, isCurrent, canRestore, onShow, onRestore }: RowProps) {
  const { version, changes } = entry;
  return (
    <li className="border-b border-line py-2.5">
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
        <p className="min-w-0">
          <span className="font-medium">Version {version}</span>
          <span className="text-quiet">
            {", "}
            <Time value={entry.changed_at} /> by {authorOf(entry)}
          </span>
          {isCurrent ? <span className="ml-2 text-faint">in force</span> : null}
        </p>
        <span className="flex gap-1">
          <Button size="sm" variant="ghost" aria-label={`Look at it: version ${version}`} onClick={onShow}>
            Look at it
          </Button>
          {canRestore && !isCurrent ? (
            <Button size="sm" variant="ghost" aria-label={`Restore version ${version}`} onClick={onRestore}>
              Restore…
            </Button>
          ) : null}
        </span>
      </div>
      {changes.length > 0 ? (
        <div className="mt-1">
          <ChangeLines changes={changes} />
        </div>
      ) : (
        <p className="text-sm text-faint">
          {version === 1 ? "Made." : "What it changed is not kept any more."}
        </p>
      )}
    </li>
  );
}

/** Who made a version, in words. */
export function authorOf({ changed_by: id, changed_by_name: name }: JobVersion): string {
  if (name !== "") return name;
  return id === "" ? "Chronos Synapse" : "somebody who is gone";
}
