import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import type { Variable } from "@/api/types";
import type { Place } from "../place";
import { useVariableVersions } from "../api/variables";
import { valueWords } from "../variable-draft";

interface VariableHistoryProps {
  variable: Variable;
  place: Place;
  onClose: () => void;
}

/** What a variable was, the newest first. Mounted while it is open. */
export function VariableHistory({ variable, place, onClose }: VariableHistoryProps) {
  const { data, error, refetch } = useVariableVersions(place, variable.key);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`What ${variable.key} was`}
      description="The last versions, the newest first."
    >
      {!data ? (
        error ? (
          <ErrorState what="Its history" error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={3} />
        )
      ) : (
        <ol aria-label="Versions">
          {data.map(({ version, value, updated_at: at }) => (
            <li key={version} className="border-b border-line py-2 text-sm">
              <p className="flex items-center justify-between gap-2">
                <span>
                  Version {version}, <Time value={at} className="text-quiet" />
                </span>
                <CopyButton text={valueWords(value)} label={`Copy the value of version ${version}`} />
              </p>
              <pre className="max-h-32 overflow-auto font-mono text-[12.5px] whitespace-pre-wrap text-quiet [overflow-wrap:anywhere]">
                {valueWords(value)}
              </pre>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}
