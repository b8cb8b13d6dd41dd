import { useState } from "react";
import { Link } from "react-router";
import type { AskPlan } from "@/api/types";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useAnswer } from "../api/ask";
import { AskPlanForm } from "./ask-plan-form";
import { AskRows } from "./ask-rows";

/** What a question was taken to mean, the answer, and the rows that it cites. */
export function AskAnswer({ question }: { question: string }) {
  const [stated, setStated] = useState<AskPlan | null>(null);
  const answer = useAnswer(question, stated);
  if (answer.isPending) return <SkeletonRows rows={4} className="mt-4" />;
  if (!answer.data || answer.error)
    return (
      <>
        {stated ? <AskPlanForm plan={stated} onChange={setStated} /> : null}
        <ErrorState what="The answer" error={answer.error} onRetry={() => void answer.refetch()} />
      </>
    );
  const { plan, sentences, rows, path, complete } = answer.data;
  return (
    <div className="mt-5" aria-busy={answer.isPlaceholderData || undefined}>
      <ul aria-label="Answer" className="text-base">
        {sentences.map(({ text, cites }, at) => (
          <li key={at} className="py-0.5">
            {text}{" "}
            {cites
              .filter((cite) => cite !== "total")
              .map((cite) => (
                <a key={cite} href={`#${cite}`} className="text-xs text-faint underline underline-offset-2">
                  {cite}
                </a>
              ))}
          </li>
        ))}
      </ul>
      <Doubts plan={plan} />
      <AskPlanForm key={`${plan.measure} ${plan.query}`} plan={plan} onChange={setStated} />
      <Section
        title="Rows"
        className="mt-6"
        note={complete ? null : "Not all could be looked at."}
        actions={
          <Link to={path} className="text-sm text-quiet underline underline-offset-2 hover:text-fg">
            Show them on their page
          </Link>
        }
      >
        <AskRows rows={rows.filter(({ id }) => id !== "total")} />
      </Section>
    </div>
  );
}

function Doubts({ plan }: { plan: AskPlan }) {
  if (plan.doubts.length === 0 && plan.unread.length === 0) return null;
  return (
    <ul className="mt-2 text-sm text-quiet">
      {plan.doubts.map((doubt) => (
        <li key={doubt}>{doubt}</li>
      ))}
      {plan.unread.length > 0 ? <li>Not understood: {plan.unread.join(", ")}.</li> : null}
    </ul>
  );
}
