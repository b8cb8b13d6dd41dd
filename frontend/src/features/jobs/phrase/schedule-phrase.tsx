import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ScheduleReading } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { problemText } from "@/lib/api-problem";
import { useDebounced } from "@/lib/use-debounced";
import { type Answers, scheduleReadingOptions } from "../api/read-schedule";
import { PhraseAnswer } from "./phrase-answer";

interface SchedulePhraseProps {
  /** In which times are meant, unless the text names another. */
  timezone: string;
  onUse: (reading: ScheduleReading) => void;
}

const TYPING_MS = 400;
const MAX_CHARACTERS = 500;
const NOTHING_ANSWERED: Answers = {};

/** A schedule in one's own words: what it is understood as, to be taken over into the fields. */
export function SchedulePhrase({ timezone, onUse }: SchedulePhraseProps) {
  const [text, setText] = useState("");
  const [answers, setAnswers] = useState(NOTHING_ANSWERED);
  // The text that a language model is to be asked about: another text is not sent by itself.
  const [forModel, setForModel] = useState("");
  const rested = useDebounced(text, TYPING_MS).trim();
  const phrase = { text: rested, timezone, answers, ...(rested === forModel ? { ask_model: true } : {}) };
  const asked = text.trim() === "" || rested === "" ? null : phrase;
  const { data, error, isFetching, isPlaceholderData } = useQuery(scheduleReadingOptions(asked));
  const reading = asked && !error ? data : undefined;
  const isSettled = reading !== undefined && !isPlaceholderData && rested === text.trim();
  const isUsable = isSettled && (reading.schedule !== null || reading.is_by_hand);
  const use = () => {
    if (isUsable) onUse(reading);
  };
  return (
    <div>
      <Field
        label="Say it in words"
        isOptional
        hint="Such as “every weekday at 9 except Wednesday”, or “last Friday of the month at 17:00 New York time”."
        error={asked && error ? problemText(error) : undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={text}
            maxLength={MAX_CHARACTERS}
            onChange={(event) => {
              setText(event.target.value);
              setAnswers(NOTHING_ANSWERED);
            }}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              use();
            }}
          />
        )}
      </Field>
      <div aria-live="polite" className="mt-3 max-w-xl border-l-2 border-line-strong pl-4 empty:hidden">
        {reading ? (
          <PhraseAnswer
            reading={reading}
            onAnswer={(code, choice) => setAnswers({ ...answers, [code]: choice })}
          />
        ) : null}
      </div>
      {reading ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button size="sm" disabled={!isUsable} onClick={use}>
            Use this schedule
          </Button>
          {reading.can_ask_model || (isFetching && rested === forModel) ? (
            <Button
              size="sm"
              isBusy={isFetching && rested === forModel}
              disabled={rested !== text.trim()}
              title="The text is sent to the language model that is set up"
              onClick={() => setForModel(rested)}
            >
              Ask the language model
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
