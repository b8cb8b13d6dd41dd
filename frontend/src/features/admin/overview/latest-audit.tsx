import { Link } from "react-router";
import { ErrorState } from "@/components/ui/error-state";
import { MiddleText } from "@/components/ui/middle-text";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { useLatestAudit } from "../api/audit";
import { actionWords, actorWords, RESULT_WORDS } from "../audit/words";

const SHOWN = 8;

/** The last few things that were done. */
export function LatestAudit() {
  const { data, error, refetch } = useLatestAudit(SHOWN);
  return (
    <Section
      title="Done lately"
      actions={
        <Link to={paths.adminAudit} className="text-sm text-quiet underline underline-offset-2">
          Audit
        </Link>
      }
    >
      {data ? null : error ? (
        <ErrorState what="The audit" error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={SHOWN} />
      )}
      <ul aria-label="Done lately">
        {data?.map((entry) => (
          <li key={entry.seq} className="border-b border-line">
            <Link
              to={`${paths.adminAudit}?entry=${entry.seq}`}
              className="flex min-h-8 items-center gap-x-3 px-1 text-sm hover:bg-hover pointer-coarse:min-h-11"
            >
              <span className="max-w-32 shrink-0 truncate">{actorWords(entry)}</span>
              <span className="flex min-w-0 flex-1 gap-1.5 text-quiet">
                <span className="shrink-0 whitespace-nowrap">{actionWords(entry.action)}</span>
                <MiddleText>{entry.resource.name || entry.resource.id}</MiddleText>
              </span>
              {entry.result === "ok" ? null : (
                <span className="text-missed">{RESULT_WORDS[entry.result]}</span>
              )}
              <span className="whitespace-nowrap text-faint">
                <Time value={entry.time} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
