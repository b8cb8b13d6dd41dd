import { Sparkles } from "lucide-react";
import type { Execution, ExplanationWords } from "@/api/types";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { countOf } from "@/lib/format";
import { useExplanation } from "../api/get-explanation";
import { useWordExplanation } from "../api/word-explanation";
import { Fact } from "./fact";

/** The same in sentences of a language model, for who asks for them; not there where there is none. */
export function FailureWords({ execution }: { execution: Execution }) {
  const { data: explanation } = useExplanation(execution);
  const word = useWordExplanation(execution.id);
  if (!explanation?.can_word) return null;
  return (
    <Fact label="In words" hint="By a language model, which is sent what stands here; without secrets.">
      {word.data ? (
        <Words words={word.data} />
      ) : (
        <Button size="sm" isBusy={word.isPending} onClick={() => word.mutate()} className="print:hidden">
          <Sparkles size={13} aria-hidden="true" /> Put into words
        </Button>
      )}
      <FormError error={word.error} />
    </Fact>
  );
}

function Words({ words: { headline, sentences, hypotheses, authorship: by } }: { words: ExplanationWords }) {
  return (
    <div role="status" className="flex max-w-3xl flex-col gap-1 [overflow-wrap:anywhere]">
      <p className="font-medium">{headline}</p>
      <p>{sentences.map(({ text }) => text).join(" ")}</p>
      {hypotheses.length > 0 ? (
        <ul aria-label="What may be the cause" className="list-disc pl-5">
          {hypotheses.map(({ text, confidence }) => (
            <li key={text}>
              {text}{" "}
              <span className="text-quiet">A guess{confidence ? `, ${confidence} confidence` : ""}.</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="text-xs text-quiet">
        {by.model
          ? `Worded by ${by.model} for ${by.cost_usd.toFixed(4)} USD; each sentence was checked against the facts here.`
          : `By fixed sentences. ${by.detail}`}
        {by.dropped > 0 ? ` Dropped, as the facts do not say so: ${countOf(by.dropped, "sentence")}.` : ""}
      </p>
    </div>
  );
}
