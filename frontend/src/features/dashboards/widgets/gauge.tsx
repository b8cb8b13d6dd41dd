import { unitWords } from "@/lib/measure";
import { askValue } from "../api/ask";
import { useWidgetQuery } from "../api/use-widget-query";
import { WidgetAnswer } from "../components/widget-answer";
import { dialPath, levelOf, shareOf } from "../dial";
import type { ConfigOf } from "../kinds";

const LEVELS = {
  good: { color: "var(--fg)", word: "" },
  warn: { color: "var(--state-missed)", word: "worth a look" },
  bad: { color: "var(--state-failed)", word: "bad" },
};

/** One number on a scale. */
export function GaugeWidget({ config }: { config: ConfigOf<"gauge"> }) {
  const query = useWidgetQuery(["value", config.value], (bounds, signal) =>
    askValue(config.value, bounds, signal),
  );
  return (
    <WidgetAnswer query={query}>
      {({ value, unit }) => {
        const level = LEVELS[value === null ? "good" : levelOf(value, config)];
        const words = value === null ? "nothing measured" : unitWords(value, unit);
        const low = config.low ?? 0;
        const high = config.high ?? 100;
        return (
          <div
            role="meter"
            aria-valuenow={value ?? low}
            aria-valuemin={low}
            aria-valuemax={high}
            aria-valuetext={[words, level.word].filter(Boolean).join(", ")}
            aria-label={`From ${unitWords(low, unit)} to ${unitWords(high, unit)}`}
            className="flex h-full items-center justify-center"
          >
            <svg viewBox="0 0 120 76" className="h-full max-h-56 max-w-full" aria-hidden="true">
              <path d={dialPath(1)} fill="none" stroke="var(--selected)" strokeWidth="9" />
              {value === null ? null : (
                <path
                  d={dialPath(shareOf(value, low, high))}
                  fill="none"
                  stroke={level.color}
                  strokeWidth="9"
                />
              )}
              <text x="60" y="58" textAnchor="middle" fontSize="17" fontWeight="600" fill="currentColor">
                {value === null ? "–" : words}
              </text>
              <text x="60" y="72" textAnchor="middle" fontSize="8" fill="var(--fg-quiet)">
                {level.word || `${unitWords(low, unit)} to ${unitWords(high, unit)}`}
              </text>
            </svg>
          </div>
        );
      }}
    </WidgetAnswer>
  );
}
