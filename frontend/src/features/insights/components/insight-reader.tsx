import { Link } from "react-router";
import type { Insight } from "@/api/types";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { ApiProblem } from "@/lib/api-problem";
import { useInsight } from "../api/get-insight";
import { kindWords, sentenceCase, TOPIC_WORDS } from "../words";
import { EvidenceList } from "./evidence-list";
import { FeedbackButtons } from "./feedback-buttons";
import { MuteMenu } from "./mute-menu";
import { RangeBar } from "./range-bar";
import { SeverityMark } from "./severity-mark";
import { StatementFacts } from "./statement-facts";
import { ToldList } from "./told-list";

interface InsightReaderProps {
  id: string;
  /** It is all there is on the page, so that its title is the page's. */
  isPage?: boolean;
}

/** One insight to be read: what was seen, what was expected, what shows it, and what to do about it. */
export function InsightReader({ id, isPage = false }: InsightReaderProps) {
  const { data: insight, error, refetch } = useInsight(id);
  if (insight) return <Loaded insight={insight} isPage={isPage} />;
  if (error instanceof ApiProblem && error.isNotFound)
    return (
      <EmptyState isPage={isPage} title="There is no such insight">
        It went with its job, or it has been over for longer than insights are kept.
      </EmptyState>
    );
  if (error)
    return <ErrorState isPage={isPage} what="This insight" error={error} onRetry={() => void refetch()} />;
  return (
    <div role="status" aria-label="Loading the insight">
      <Skeleton className="h-6 w-64 max-w-full" />
      <Skeleton className="mt-3 w-full" />
      <div className="mt-8">
        <SkeletonRows rows={6} />
      </div>
    </div>
  );
}

function Loaded({ insight, isPage }: { insight: Insight; isPage: boolean }) {
  const { statement, severity, state, job_id: jobId } = insight;
  const Heading = isPage ? "h1" : "h2";
  return (
    <article aria-label={kindWords(statement.kind)} className="flex flex-col gap-5">
      <header>
        <div className="flex flex-wrap items-center gap-x-3 text-sm text-quiet">
          <SeverityMark severity={severity} hasWord className="text-fg" />
          <span>{TOPIC_WORDS[insight.topic]}</span>
          {state === "open" ? (
            <span>
              open since <Time value={insight.opened_at} />
            </span>
          ) : (
            <span>
              over <Time value={insight.closed_at ?? insight.updated_at} />
            </span>
          )}
          {insight.is_muted ? <span>nobody was told: the topic was muted</span> : null}
        </div>
        <Heading className={isPage ? "text-xl font-semibold tracking-[-0.01em]" : "text-lg font-semibold"}>
          {kindWords(statement.kind)}
          {": "}
          {jobId === "" ? (
            insight.job_name
          ) : (
            <Link to={paths.job(jobId)} className="underline decoration-line-strong underline-offset-2">
              {insight.job_name}
            </Link>
          )}
        </Heading>
        <p className="mt-1 [overflow-wrap:anywhere]">{sentenceCase(statement.sentence)}.</p>
        {insight.may_judge ? (
          <div className="mt-3 flex flex-wrap gap-2" data-print="hide">
            <FeedbackButtons insight={insight} />
            <MuteMenu insight={insight} />
          </div>
        ) : null}
      </header>
      <Section title="The numbers behind it">
        <div className="flex flex-col gap-3 pt-3">
          <RangeBar statement={statement} />
          <StatementFacts statement={statement} />
        </div>
      </Section>
      {insight.jobs.length > 0 ? (
        <Section title="Together with">
          <ul className="flex flex-wrap gap-x-4 gap-y-1 pt-2 text-sm">
            {insight.jobs.map(({ id, name }) => (
              <li key={id}>
                <Link to={paths.job(id)} className="underline decoration-line-strong underline-offset-2">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <EvidenceList items={insight.executions} jobId={jobId} />
      <ToldList insight={insight} />
    </article>
  );
}
