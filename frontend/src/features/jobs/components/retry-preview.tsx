import { countOf, formatSeconds } from "@/lib/format";
import { type RetryDraft, waitsOf } from "../run/retry-draft";
import { waitWords } from "../run/retry-words";

const WIDTH = 480;
const HEIGHT = 26;
const EDGE = 8;
const LINE = 13;
const DRAWN = 12;
const PERCENT = 100;

/** The attempts on a line, as far apart as the waits between them; grey is where the jitter may put them. */
export function RetryPreview({ draft }: { draft: RetryDraft }) {
  const waits = waitsOf(draft);
  if (waits.length === 0) return null;
  const drawn = waits.slice(0, DRAWN);
  const begins = [0, ...drawn.map((_, at) => drawn.slice(0, at + 1).reduce((sum, wait) => sum + wait, 0))];
  const last = Math.max(begins.at(-1) ?? 0, Number.MIN_VALUE);
  const xOf = (at: number) => EDGE + ((WIDTH - 2 * EDGE) * at) / last;
  const total = waits.reduce((sum, wait) => sum + wait, 0);
  const more = waits.length - drawn.length;
  const words = waitWords(waits);
  return (
    <figure>
      <svg role="img" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-auto w-full max-w-120">
        <title>{`Attempts after waits of ${words}`}</title>
        <line x1={EDGE} x2={WIDTH - EDGE} y1={LINE} y2={LINE} className="stroke-line-strong" />
        {begins.map((begin, attempt) => {
          const jitter = ((drawn[attempt - 1] ?? 0) * draft.jitter_percent) / PERCENT;
          const x = xOf(begin);
          const halfPx = Math.min(x, xOf(jitter) - EDGE || 0);
          return (
            <g key={attempt}>
              {halfPx > 1 ? (
                <rect
                  x={x - halfPx}
                  width={2 * halfPx}
                  y={LINE - 5}
                  height={10}
                  rx={2}
                  className="fill-selected"
                />
              ) : null}
              <circle
                cx={x}
                cy={LINE}
                r={attempt === 0 ? 4 : 3.5}
                className={attempt === 0 ? "fill-failed" : "fill-running"}
              />
            </g>
          );
        })}
      </svg>
      <figcaption className="text-xs text-faint">
        {words === "at once" ? "Tried again at once" : `Waits: ${words}`}
        {more > 0 ? ` (the first ${DRAWN} are drawn)` : ""}.{" "}
        {total > 0
          ? `It gives up about ${formatSeconds(Math.round(total))} after the first failure, plus the time that ${countOf(waits.length, "attempt")} ${waits.length === 1 ? "takes" : "take"}.`
          : null}
      </figcaption>
    </figure>
  );
}
