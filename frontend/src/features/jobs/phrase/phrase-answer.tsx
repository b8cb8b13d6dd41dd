import { TriangleAlert } from "lucide-react";
import type { ScheduleReading } from "@/api/types";
import { PreviewTimes } from "../components/preview-times";
import { PhraseDoubts } from "./phrase-doubts";
import { sureness, unreadWords } from "./phrase-words";

interface PhraseAnswerProps {
  reading: ScheduleReading;
  onAnswer: (code: string, choice: string) => void;
}

/** What a text was understood as: said back, with its dates, its doubts, and what nothing was made of. */
export function PhraseAnswer({ reading, onAnswer }: PhraseAnswerProps) {
  const { schedule, words, confidence, unread, doubts, preview, timezone } = reading;
  return (
    <>
      {schedule ? (
        <p>
          <span className="font-medium">{words}</span>{" "}
          <span className="text-quiet">
            {timezone} · {sureness(confidence)}
            {reading.read_by === "model" ? " · read by the language model" : ""}
          </span>
        </p>
      ) : reading.is_by_hand ? (
        <p className="font-medium">Only by hand</p>
      ) : (
        <p className="text-missed">This is not understood as a schedule.</p>
      )}
      {unread.length > 0 ? (
        <p className="mt-1.5 flex gap-1.5 text-missed">
          <TriangleAlert size={14} className="mt-[3px] shrink-0" aria-hidden="true" />
          Not understood: {unreadWords(unread)}
        </p>
      ) : null}
      <PhraseDoubts doubts={doubts} onAnswer={onAnswer} />
      {preview ? (
        <details className="mt-2" open>
          <summary className="cursor-pointer text-quiet">The next {preview.slots.length} dates</summary>
          <div className="max-h-56 overflow-y-auto">
            <PreviewTimes slots={preview.slots} timezone={timezone} snoozedUntil={null} />
          </div>
        </details>
      ) : null}
    </>
  );
}
