import type { Watch } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { useChangeWatch, useWatch } from "../api/watch";
import { budgetOptions, learnedWords, OWN_CHOICE } from "../watch-words";
import { TOPIC_WORDS } from "../words";

/** How a job is watched: how well it is known, how many false alarms are put up with, what is muted. */
export function WatchPanel({ jobId }: { jobId: string }) {
  const { data: watch, error, refetch } = useWatch(jobId);
  return (
    <Section title="How it is watched">
      {watch ? (
        <Loaded jobId={jobId} watch={watch} />
      ) : error ? (
        <ErrorState what="How it is watched" error={error} onRetry={() => void refetch()} />
      ) : (
        <div role="status" aria-label="Loading" className="flex flex-col gap-2 pt-3">
          <Skeleton className="w-80 max-w-full" />
          <Skeleton className="w-56" />
        </div>
      )}
    </Section>
  );
}

function Loaded({ jobId, watch }: { jobId: string; watch: Watch }) {
  const change = useChangeWatch(jobId);
  const { learned, mutes, own_budget: own, may_change: mayChange } = watch;
  return (
    <div className="flex flex-col gap-3 pt-3 text-sm">
      <p>
        {learnedWords(learned)}
        {learned.since === null ? null : (
          <>
            {" "}
            <span className="text-quiet">
              The first ended <Time value={learned.since} />.
            </span>
          </>
        )}
      </p>
      {watch.is_on ? null : (
        <p className="text-quiet">
          Insights are turned off in this installation: nothing new is learned or told.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <label className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>False alarms that are put up with</span>
          <Select
            className="w-64"
            value={own === null ? OWN_CHOICE : String(own)}
            disabled={!mayChange || change.isPending}
            onChange={({ target: { value } }) =>
              change.mutate({ budget: value === OWN_CHOICE ? null : Number(value) })
            }
            options={budgetOptions(watch)}
          />
        </label>
        <span className="text-xs text-faint">fewer means: told later, and only of what is rarer</span>
      </div>
      {mutes.length > 0 ? (
        <ul aria-label="Muted">
          {mutes.map(({ topic, until, user_name: name }) => (
            <li key={topic} className="flex flex-wrap items-center gap-x-2">
              <span>
                {TOPIC_WORDS[topic]} is muted{" "}
                {until === null ? (
                  "until it is lifted"
                ) : (
                  <>
                    until <Time value={until} as="clock" />
                  </>
                )}
                {name === "" ? "" : `, by ${name}`}
              </span>
              {mayChange ? (
                <Button
                  variant="ghost"
                  size="sm"
                  disabled={change.isPending}
                  aria-label={`Tell of ${TOPIC_WORDS[topic].toLowerCase()} again`}
                  onClick={() => change.mutate({ lift: topic })}
                >
                  Tell again
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
