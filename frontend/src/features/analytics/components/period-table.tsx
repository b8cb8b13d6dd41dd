import type { AnalyticsTrend } from "@/api/types";
import { Section } from "@/components/ui/section";
import { cn } from "@/lib/cn";
import { comparisons } from "../compare";

interface PeriodTableProps {
  trend: AnalyticsTrend;
  /** The other stretch of time: "7 days before". */
  beforeName: string;
}

/** This stretch of time against another, figure by figure. */
export function PeriodTable({ trend, beforeName }: PeriodTableProps) {
  return (
    <Section title="Compared" note={`with ${beforeName}`}>
      <table className="w-full text-sm">
        <thead className="sr-only">
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Now</th>
            <th scope="col">{beforeName}</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {comparisons(trend.total, trend.previous_total).map(({ name, now, before, change, isWorse }) => (
            <tr key={name} className="h-7 border-b border-line">
              <th scope="row" className="font-normal whitespace-nowrap text-quiet text-left">
                {name}
              </th>
              <td className="text-right font-medium whitespace-nowrap">{now}</td>
              <td className="w-24 text-right whitespace-nowrap text-faint">{before}</td>
              <td
                className={cn(
                  "w-24 text-right whitespace-nowrap text-faint",
                  isWorse === true && "text-failed",
                  isWorse === false && "text-succeeded",
                )}
              >
                {change}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
