import type { Remedy } from "@/api/types";
import { partWords } from "@/lib/definition-words";
import { formatCount, joinWords } from "@/lib/format";

/** Places that are named; further ones are counted. */
const MOST_NAMED = 3;

/** What was different about the success that ended a row of failures. */
export function remedyWords({ how, pointers }: Pick<Remedy, "how" | "pointers">): string {
  switch (how) {
    case "definition":
      return `the job was changed: ${placesWords(pointers)}`;
    case "replay":
      return "a failed execution was run once more";
    case "by_hand":
      return "it was started by hand, unchanged";
    case "by_itself":
      return "the next one went well, with nothing changed";
  }
}

function placesWords(pointers: readonly string[]): string {
  const named = pointers.slice(0, MOST_NAMED).map(partWords);
  const more = pointers.length - named.length;
  return joinWords(more > 0 ? [...named, `${formatCount(more)} more`] : named);
}
