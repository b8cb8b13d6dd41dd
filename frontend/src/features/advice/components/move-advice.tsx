import { Section } from "@/components/ui/section";
import { countOf, formatDay } from "@/lib/format";
import { useAdvice } from "../api/list-advice";
import type { AdviceFilters } from "../filters";
import { AdviceRow } from "./advice-row";

/** Moves that would lower what runs at once; nothing while there are none. */
export function MoveAdvice({ owner }: { owner: string }) {
  const filters: AdviceFilters = { kind: "move", state: "open", owner, jobId: "" };
  const { data } = useAdvice(filters);
  const moves = data?.pages.flatMap(({ items }) => items) ?? [];
  const first = moves[0]?.move;
  if (!first) return null;
  return (
    <Section
      className="mt-7"
      title="Moves that would help"
      note={`${countOf(moves.length, "job")}; the peak of ${formatDay(first.day, "UTC")} from ${Math.round(first.peak_before)} to ${Math.round(first.peak_after)} at once`}
    >
      <ul aria-label="Moves">
        {moves.map((one) => (
          <AdviceRow key={one.id} advice={one} />
        ))}
      </ul>
    </Section>
  );
}
