import type { Insight } from "@/api/types";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { formatCount } from "@/lib/format";
import { kindWords, sentenceCase, VERDICT_WORDS } from "../words";
import { SeverityMark } from "./severity-mark";

/** All that was told of an episode, and what people said of it, oldest first. */
export function ToldList({ insight }: { insight: Insight }) {
  const { statements, feedback } = insight;
  return (
    <>
      {statements.length > 1 ? (
        <Section title="What was told" note={formatCount(statements.length)}>
          <ol className="pt-1">
            {statements.map(({ at, kind, severity, sentence }, place) => (
              <li key={place} className="flex gap-3 border-b border-line py-1.5 text-sm">
                {kind === "back_to_normal" ? (
                  <span className="size-3.5 shrink-0" />
                ) : (
                  <SeverityMark severity={severity} className="mt-0.5 self-start" />
                )}
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{kindWords(kind)}</span>{" "}
                  <Time value={at} as="clock" className="text-quiet" />
                  <span className="block text-quiet [overflow-wrap:anywhere]">{sentenceCase(sentence)}</span>
                </span>
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {feedback.length > 0 ? (
        <Section title="What people said">
          <ul className="pt-1">
            {feedback.map(({ user_id: id, user_name: name, verdict, at }) => (
              <li key={id} className="flex flex-wrap gap-x-2 py-1 text-sm">
                <span className="font-medium">{name === "" ? "Somebody" : name}</span>
                <span>{VERDICT_WORDS[verdict].toLowerCase()}</span>
                <Time value={at} className="text-quiet" />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
