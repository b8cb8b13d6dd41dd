import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { DraftedJob } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { problemText } from "@/lib/api-problem";
import { jobSentenceOptions, type Phrase } from "../api/read-schedule";
import { FormPart } from "../components/form-part";
import type { JobDraft } from "../job-draft";
import { zoneOf } from "../schedule-draft";
import { draftOfDefinition } from "../yaml/whole-input";
import { PhraseDoubts } from "./phrase-doubts";
import { fieldWords, missingWords, sureness, unreadWords } from "./phrase-words";

interface JobSentenceProps {
  draft: JobDraft;
  onFill: (changes: Partial<JobDraft>) => void;
}

const MAX_CHARACTERS = 500;

/** A whole job from a sentence: it fills the form in, and whoever reads it corrects it and saves. */
export function JobSentence({ draft, onFill }: JobSentenceProps) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<Phrase | null>(null);
  const { data, error, isFetching, isPlaceholderData } = useQuery(jobSentenceOptions(asked));
  const told = asked && !error && !isPlaceholderData ? data : undefined;
  const fill = useRef({ draft, onFill });
  useEffect(() => {
    fill.current = { draft, onFill };
  });
  const filled = useRef<DraftedJob>(undefined);
  useEffect(() => {
    if (!told || filled.current === told) return;
    filled.current = told;
    const { draft: former, onFill: put } = fill.current;
    put({
      ...draftOfDefinition({ ...told.job }, former.owner_id, told.reading.timezone),
      owner_id: former.owner_id,
    });
  }, [told]);
  const ask = () => {
    if (text.trim() !== "") setAsked({ text: text.trim(), timezone: zoneOf(draft.schedule), answers: {} });
  };
  return (
    <FormPart title="In a sentence">
      <Field
        label="Describe the job"
        isOptional
        hint="Such as: Every weekday at 06:00 run `backup --full`, called Morning backup, retry 3 times, timeout 30 minutes. It fills in what is below; nothing is saved before you have seen it."
        error={error ? problemText(error) : undefined}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            value={text}
            maxLength={MAX_CHARACTERS}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button size="sm" className="mt-2" disabled={text.trim() === ""} isBusy={isFetching} onClick={ask}>
        Fill in the form
      </Button>
      <div aria-live="polite">
        {asked && told ? (
          <Told
            told={told}
            onAnswer={(code, choice) => setAsked({ ...asked, answers: { ...asked.answers, [code]: choice } })}
            onAskModel={() => setAsked({ ...asked, ask_model: true })}
          />
        ) : null}
      </div>
    </FormPart>
  );
}

interface ToldProps {
  told: DraftedJob;
  onAnswer: (code: string, choice: string) => void;
  onAskModel: () => void;
}

/** What the form was filled in with, what is missing, and what is doubtful. */
function Told({ told, onAnswer, onAskModel }: ToldProps) {
  const { found, missing, reading, doubts, unread } = told;
  return (
    <div className="mt-3 max-w-xl border-l-2 border-line-strong pl-4">
      <p className="font-medium">
        {reading.words === "" ? "No schedule was found." : reading.words}{" "}
        {reading.schedule ? (
          <span className="font-normal text-quiet">
            {reading.timezone} · {sureness(reading.confidence)}
          </span>
        ) : null}
      </p>
      {found.length > 0 ? (
        <ul aria-label="What was found" className="mt-1.5">
          {found.map((part) => (
            <li key={part.start} className="text-quiet">
              {fieldWords(part.field)}: “{part.text.trim()}”
            </li>
          ))}
        </ul>
      ) : null}
      {missing.length > 0 ? (
        <p className="mt-1.5 text-missed">Still to be filled in: {missingWords(missing)}</p>
      ) : null}
      {unread.length > 0 ? <p className="mt-1.5 text-missed">Not used: {unreadWords(unread)}</p> : null}
      <PhraseDoubts doubts={[...doubts, ...reading.doubts]} onAnswer={onAnswer} />
      {reading.can_ask_model ? (
        <Button
          size="sm"
          className="mt-2"
          title="What is left of the sentence is sent to the language model that is set up"
          onClick={onAskModel}
        >
          Ask the language model for the schedule
        </Button>
      ) : null}
    </div>
  );
}
