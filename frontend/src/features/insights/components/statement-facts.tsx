import type { InsightStatement } from "@/api/types";
import { Facts } from "@/components/ui/facts";
import { Time } from "@/components/ui/time";
import { formatCount } from "@/lib/format";
import { figure, rangeWords, rateWords, valueWords } from "../words";

/** The numbers that a sentence rests on, and nothing else. */
export function StatementFacts({ statement }: { statement: InsightStatement }) {
  const { value, expected, unit, spreads, slot, count, since, deploy, host } = statement;
  const range = rangeWords(statement);
  return (
    <Facts
      isWide
      items={[
        ["Seen", value === null ? undefined : valueWords(value, unit)],
        [
          "Expected",
          expected === null
            ? undefined
            : `${valueWords(expected, unit)}${slot === "" ? "" : `, of ${slot}`}${count > 0 ? `, from ${formatCount(count)} executions` : ""}`,
        ],
        ["94 % lie in", range === "" ? undefined : range],
        [
          "Distance",
          spreads === null
            ? undefined
            : `${figure(Math.abs(spreads))} spreads ${spreads < 0 ? "below" : "above"}`,
        ],
        ["So strong", rateWords(statement.rate)],
        ["Since", since === null ? undefined : <Time value={since} />],
        [
          "Deployed then",
          deploy === "" ? undefined : <span className="[overflow-wrap:anywhere]">{deploy}</span>,
        ],
        ["Host", host === "" ? undefined : host],
      ]}
    />
  );
}
