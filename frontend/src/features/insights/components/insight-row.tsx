import { BellOff } from "lucide-react";
import { Link } from "react-router";
import type { InsightItem } from "@/api/types";
import { MiddleText } from "@/components/ui/middle-text";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/cn";
import { SEVERITY_LOOK } from "../severity";
import { sentenceCase, TOPIC_WORDS, VERDICT_WORDS } from "../words";
import { SeverityMark } from "./severity-mark";

interface InsightRowProps {
  insight: InsightItem;
  /** Where it is read. */
  to: string;
  hasJob: boolean;
  isOpened: boolean;
}

/** One insight: what is told, of which job, how sure, and whether it goes on. */
export function InsightRow({ insight, to, hasJob, isOpened }: InsightRowProps) {
  const { severity, statement, job_name: name, state, verdict } = insight;
  return (
    <li
      data-row=""
      className={cn(
        "relative flex items-start gap-3 border-b border-line px-2 py-2 text-sm hover:bg-hover",
        isOpened && "bg-selected hover:bg-selected",
        state === "closed" && "text-quiet",
      )}
    >
      <SeverityMark severity={severity} className="mt-0.5" />
      <span className="min-w-0 flex-1">
        {hasJob ? (
          <span className="flex min-w-0 font-medium">
            <MiddleText>{name}</MiddleText>
          </span>
        ) : null}
        <Link
          to={to}
          aria-current={isOpened ? "true" : undefined}
          className="line-clamp-2 [overflow-wrap:anywhere] after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-[-2px] focus-visible:after:outline-focus"
        >
          {sentenceCase(statement.sentence)}
        </Link>
        <span className="flex flex-wrap items-center gap-x-1.5 text-xs text-quiet">
          <span>{SEVERITY_LOOK[severity].word}</span>
          <span aria-hidden="true">·</span>
          <span>{TOPIC_WORDS[insight.topic]}</span>
          <span aria-hidden="true">·</span>
          <span>
            {state === "open" ? "since " : "over "}
            <Time
              value={state === "open" ? insight.opened_at : (insight.closed_at ?? insight.updated_at)}
              className="relative z-1"
            />
          </span>
          {verdict ? (
            <span className="rounded-sm bg-sunken px-1.5">{VERDICT_WORDS[verdict].toLowerCase()}</span>
          ) : null}
          {insight.is_muted ? (
            <span className="inline-flex items-center gap-1">
              <BellOff size={12} aria-hidden="true" /> muted
            </span>
          ) : null}
        </span>
      </span>
    </li>
  );
}
