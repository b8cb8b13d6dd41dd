import { Check, RotateCcw, X } from "lucide-react";
import { Link } from "react-router";
import type { Advice } from "@/api/types";
import { Button } from "@/components/ui/button";
import { MiddleText } from "@/components/ui/middle-text";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { type Decision, useDecideAdvice } from "../api/decide-advice";
import { settingLabel } from "../words";
import { AdviceEvidence } from "./advice-evidence";

interface AdviceRowProps {
  advice: Advice;
  /** On the page of its job. */
  hideJob?: boolean;
}

/** One advice: what, why, what would be set, and the numbers it rests on. */
export function AdviceRow({ advice, hideJob = false }: AdviceRowProps) {
  const { job_id: jobId, job_name: name, sentence, before_text: before, after_text: after } = advice;
  return (
    <li
      data-row=""
      className="flex flex-col gap-2 border-b border-line px-1 py-3 text-sm sm:flex-row sm:gap-6"
    >
      <div className="min-w-0 flex-1">
        {hideJob ? null : (
          <Link to={paths.job(jobId)} className="flex min-w-0 font-medium hover:underline">
            <MiddleText>{name}</MiddleText>
          </Link>
        )}
        <p className="[overflow-wrap:anywhere]">{sentence}</p>
        {after ? (
          <p className="mt-0.5 [overflow-wrap:anywhere]">
            {settingLabel(advice.kind)}: <del className="text-quiet">{before}</del>{" "}
            <span aria-hidden="true">→</span> <ins className="font-medium no-underline">{after}</ins>
          </p>
        ) : null}
        <Standing advice={advice} />
        <details className="mt-1">
          <summary className="w-fit cursor-pointer text-xs text-quiet hover:text-fg">
            What it rests on
          </summary>
          <AdviceEvidence advice={advice} />
        </details>
      </div>
      {advice.may_decide ? <Decisions advice={advice} /> : null}
    </li>
  );
}

/** What became of it, and whether it still fits. */
function Standing({ advice }: { advice: Advice }) {
  const { state, decided_at: decidedAt, applied_version: version, job_id: jobId } = advice;
  if (state === "open")
    return advice.is_outdated && advice.after_text ? (
      <p role="note" className="mt-0.5 text-xs text-quiet">
        The job was changed since; it will be looked at anew.
      </p>
    ) : null;
  return (
    <p className="mt-0.5 text-xs text-quiet">
      {state === "applied" ? "Applied" : "Dismissed"} <Time value={decidedAt} />
      {version === null ? null : (
        <>
          {" "}
          as{" "}
          <Link
            to={`${paths.job(jobId)}?tab=changes&version=${version}`}
            className="underline underline-offset-2 hover:text-fg"
          >
            version {version}
          </Link>
        </>
      )}
    </p>
  );
}

function Decisions({ advice }: { advice: Advice }) {
  const settle = useDecideAdvice();
  const decide = (decision: Decision) => settle.mutate({ advice, decision });
  const { job_name: name, after_text: after } = advice;
  return (
    <div className="flex shrink-0 items-start gap-2 print:hidden">
      {advice.state === "open" ? (
        <>
          {after ? (
            <Button
              disabled={settle.isPending || advice.is_outdated}
              aria-label={`Apply to ${name}: ${after}`}
              onClick={() => decide("apply")}
            >
              <Check size={14} /> Apply
            </Button>
          ) : null}
          <Button
            variant="ghost"
            disabled={settle.isPending}
            aria-label={`Dismiss for ${name}`}
            onClick={() => decide("dismiss")}
          >
            <X size={14} /> Dismiss
          </Button>
        </>
      ) : (
        <Button
          variant="ghost"
          disabled={settle.isPending}
          aria-label={`Undo for ${name}`}
          onClick={() => decide("undo")}
        >
          <RotateCcw size={14} /> Undo
        </Button>
      )}
    </div>
  );
}
