import { CircleHelp, Info } from "lucide-react";
import { useId } from "react";
import type { Doubt } from "@/api/types";
import { cn } from "@/lib/cn";

interface PhraseDoubtsProps {
  doubts: readonly Doubt[];
  onAnswer: (code: string, choice: string) => void;
}

/** What a text leaves open: questions with the choices there are, and what is only to be known. */
export function PhraseDoubts({ doubts, onAnswer }: PhraseDoubtsProps) {
  return doubts.map((doubt) =>
    doubt.choices.length > 1 ? (
      <Question key={doubt.code} doubt={doubt} onAnswer={(choice) => onAnswer(doubt.code, choice)} />
    ) : (
      <p key={doubt.code} className="mt-2 flex gap-1.5 text-quiet">
        <Info size={14} className="mt-[3px] shrink-0" aria-hidden="true" />
        {[doubt.text, ...doubt.choices.map(({ text }) => `Taken as: ${text}.`)].join(" ")}
      </p>
    ),
  );
}

function Question({ doubt, onAnswer }: { doubt: Doubt; onAnswer: (choice: string) => void }) {
  const name = useId();
  return (
    <fieldset className="mt-3">
      <legend className="flex gap-1.5 font-medium">
        <CircleHelp
          size={14}
          className={cn("mt-[3px] shrink-0", doubt.is_answered ? "text-faint" : "text-missed")}
          aria-hidden="true"
        />
        {doubt.text}
      </legend>
      <div className="mt-1 ml-5 flex flex-col gap-0.5">
        {doubt.choices.map((choice) => (
          <label key={choice.id} className="flex items-start gap-2 pointer-coarse:py-1.5">
            <input
              type="radio"
              name={name}
              value={choice.id}
              checked={choice.id === doubt.taken}
              onChange={() => onAnswer(choice.id)}
              className="mt-[3px] size-3.5 shrink-0 accent-action"
            />
            {choice.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
