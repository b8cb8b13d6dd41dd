import type { JobForecast } from "@/api/types";
import { Section } from "@/components/ui/section";
import { countOf } from "@/lib/format";
import { chanceWords, hourWords, secondsWords } from "../words";

interface BestHoursProps {
  hours: JobForecast["best_hours"];
  zone: string;
}

/** At which hours the job did best, as far as it was tried at more than one. */
export function BestHours({ hours, zone }: BestHoursProps) {
  if (hours.length === 0) return null;
  return (
    <Section title="Best hours" note={`of those it was tried at, ${zone}`}>
      <ol className="divide-y divide-line text-sm">
        {hours.map(({ hour, success_rate: success, duration_s: duration, load, count }) => (
          <li key={hour} className="flex flex-wrap gap-x-4 py-1.5">
            <span className="font-medium tabular-nums">{hourWords(hour)}</span>
            <span>{chanceWords(success)} succeed</span>
            <span>{secondsWords(duration)}</span>
            {load === null ? null : (
              <span className="text-quiet">
                {load < 0.005 ? "nothing else runs" : `${Math.round(load * 100)}% of the busiest hour’s load`}
              </span>
            )}
            <span className="text-faint">{countOf(count, "execution")}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
